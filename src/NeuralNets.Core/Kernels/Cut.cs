namespace NeuralNets.Kernels;

/// <summary>A row of things cut into parts of about equal length.</summary>
internal static class Cut
{
    /// <summary>
    /// Where part 0 … parts begins; part <paramref name="parts"/>, where the last one ends. All but that end are multiples of
    /// <paramref name="multiple"/>, a power of two.
    /// </summary>
    public static int First(int part, int parts, int length, int multiple = 1) =>
        part == parts ? length : (int)((long)length * part / parts) & -multiple;
}
