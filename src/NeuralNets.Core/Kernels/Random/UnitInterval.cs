namespace NeuralNets.Kernels;

/// <summary>Uniform numbers strictly between 0 and 1: (w + ½)·2⁻³² of the 32-bit words w of a stream, exact in double.</summary>
internal static class UnitInterval
{
    private const int Chunk = 256;

    /// <summary>u[i] from word first + i of the stream.</summary>
    public static void Fill(Span<double> u, ulong seed, ulong stream, ulong first)
    {
        Span<uint> words = stackalloc uint[Chunk];
        for (int i = 0; i < u.Length; i += Chunk)
        {
            Span<double> values = u.Slice(i, Math.Min(Chunk, u.Length - i));
            Philox.Fill(seed, stream, first + (ulong)i, words[..values.Length]);
            for (int j = 0; j < values.Length; j++)
                values[j] = (words[j] + 0.5) * (1.0 / (1L << 32));
        }
    }
}
