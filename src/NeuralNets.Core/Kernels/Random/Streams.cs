namespace NeuralNets.Kernels;

/// <summary>
/// Which random stream serves what, so that no draw depends on the order of others: purpose (4 bits), layer (16), step or
/// epoch (44).
/// </summary>
internal static class Streams
{
    public static ulong Weights(int layer) => Stream(1, layer, 0);

    public static ulong Biases(int layer) => Stream(2, layer, 0);

    public static ulong Dropout(int layer, ulong step) => Stream(3, layer, step);

    public static ulong Shuffle(ulong epoch) => Stream(4, 0, epoch);

    public static ulong RandomSlopes(int layer, ulong step) => Stream(5, layer, step);

    public static ulong GumbelNoise(int layer, ulong step) => Stream(6, layer, step);

    public static ulong Split => Stream(8, 0, 0);

    /// <summary>The start of a search for eigenvalues.</summary>
    public static ulong Lanczos => Stream(9, 0, 0);

    /// <summary>The order of examples in dual coordinate ascent.</summary>
    public static ulong SvmOrder => Stream(10, 0, 0);

    private static ulong Stream(ulong purpose, int layer, ulong step) => (purpose << 60) | ((ulong)(ushort)layer << 44) | (step & ((1UL << 44) - 1));
}
