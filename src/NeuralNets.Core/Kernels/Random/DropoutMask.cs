namespace NeuralNets.Kernels;

/// <summary>A unit's mask is 0 where its 32-bit word is below rate·2³², else 1/(1 − rate) rounded once to T.</summary>
internal static class DropoutMask
{
    private const int Chunk = 256;

    /// <param name="mask">Receives the masks of consecutive units.</param>
    /// <param name="rate">The chance of 0.</param>
    /// <param name="seed">Key of the random numbers.</param>
    /// <param name="stream">Their stream: layer and step.</param>
    /// <param name="first">Index of the first unit: absolute row · width + unit.</param>
    public static void Fill<T>(Span<T> mask, double rate, ulong seed, ulong stream, ulong first) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ulong threshold = (ulong)Math.Ceiling(rate * (1UL << 32));
        T kept = Number.Round<T>(1 / (1 - rate));
        Span<uint> words = stackalloc uint[Chunk];
        for (int i = 0; i < mask.Length; i += Chunk)
        {
            Span<T> masks = mask.Slice(i, Math.Min(Chunk, mask.Length - i));
            Philox.Fill(seed, stream, first + (ulong)i, words[..masks.Length]);
            for (int j = 0; j < masks.Length; j++)
                masks[j] = words[j] >= threshold ? kept : T.Zero;
        }
    }
}
