namespace NeuralNets.Kernels;

/// <summary>Lengths are checked before pointers are taken: nothing behind a span is ever read or written.</summary>
internal static class Lengths
{
    public static void ThrowIfNot(int expected, int length, string name, string of)
    {
        if (length != expected)
            throw new ArgumentException($"{name} holds {length} values, not {expected} as {of} asks for.", name);
    }

    /// <summary>How many rows of <paramref name="width"/> values there are.</summary>
    public static int Rows(int length, int width, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (length % width != 0)
            throw new ArgumentException($"{name} holds {length} values, not a multiple of width {width}.", name);
        return length / width;
    }
}
