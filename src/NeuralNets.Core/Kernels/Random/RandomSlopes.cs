namespace NeuralNets.Kernels;

/// <summary>A slope for each unit, uniform between two bounds: lower + (upper − lower)·u in double, rounded once to T.</summary>
internal static class RandomSlopes
{
    private const int Chunk = 256;

    /// <param name="slopes">Receives the slopes of consecutive units.</param>
    /// <param name="lower">The least slope.</param>
    /// <param name="upper">The greatest.</param>
    /// <param name="seed">Key of the random numbers.</param>
    /// <param name="stream">Their stream: layer and step.</param>
    /// <param name="first">Index of the first unit: absolute row · width + unit.</param>
    public static void Fill<T>(Span<T> slopes, double lower, double upper, ulong seed, ulong stream, ulong first) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double range = upper - lower;
        Span<double> u = stackalloc double[Chunk];
        for (int i = 0; i < slopes.Length; i += Chunk)
        {
            Span<T> values = slopes.Slice(i, Math.Min(Chunk, slopes.Length - i));
            UnitInterval.Fill(u[..values.Length], seed, stream, first + (ulong)i);
            for (int j = 0; j < values.Length; j++)
                values[j] = Number.Round<T>(lower + range * u[j]);
        }
    }
}
