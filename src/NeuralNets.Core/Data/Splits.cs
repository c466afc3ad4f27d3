using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>Orders of rows from which parts are cut.</summary>
internal static class Splits
{
    public static int[] RandomOrder(int count, ulong seed)
    {
        var order = new int[count];
        Permutation.Fill(order, new RandomStream(seed, Streams.Split));
        return order;
    }

    /// <summary>Class by class, each in the order given: evenly spaced members then have every class in its share, to within one.</summary>
    public static int[] ByClass(int[] order, int[] classes) => [.. order.OrderBy(row => classes[row])];   // stable

    /// <summary>Evenly spread members of the order first, <paramref name="first"/> of them, then the rest.</summary>
    public static int[] Spread(int[] order, int first)
    {
        var parts = new int[order.Length];
        int i = 0, j = first;
        for (int p = 0; p < order.Length; p++)
        {
            bool isFirst = (p + 1L) * first / order.Length > (long)p * first / order.Length;
            parts[isFirst ? i++ : j++] = order[p];
        }
        return parts;
    }

    public static int CountOf(double fraction, int count) =>
        fraction is >= 0 and <= 1
            ? (int)Math.Round(fraction * count)
            : throw new ArgumentOutOfRangeException(nameof(fraction), fraction, $"fraction is {fraction}; it must be 0 to 1.");

    public static int ClassOf<T>(ReadOnlySpan<T> target, int row) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (target.Length == 1)
        {
            double y = Number.ToDouble(target[0]);
            return (int)y == y ? (int)y : throw new InvalidOperationException($"The target of row {row} is {y}, not a whole number: a stratified split needs classes.");
        }
        int largest = 0;
        for (int j = 1; j < target.Length; j++)
            largest = target[j] > target[largest] ? j : largest;
        return largest;
    }
}
