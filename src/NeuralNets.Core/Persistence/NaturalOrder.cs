namespace NeuralNets.Persistence;

/// <summary>Names in the order that people expect: "layers.2" before "layers.10". Runs of digits compare as numbers.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> a = x, b = y;
        while (!a.IsEmpty && !b.IsEmpty)
        {
            int digitsA = Digits(a), digitsB = Digits(b);
            int order = digitsA > 0 && digitsB > 0 ? Numbers(a[..digitsA], b[..digitsB]) : a[0].CompareTo(b[0]);
            if (order != 0)
                return order;
            a = a[Math.Max(digitsA, 1)..];
            b = b[Math.Max(digitsB, 1)..];
        }
        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : string.CompareOrdinal(x, y);
    }

    // A number without its leading zeros is the larger the longer it is.
    private static int Numbers(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        a = a.TrimStart('0');
        b = b.TrimStart('0');
        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : a.SequenceCompareTo(b);
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        int count = text.IndexOfAnyExceptInRange('0', '9');
        return count < 0 ? text.Length : count;
    }
}
