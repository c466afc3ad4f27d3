using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// Philox 4×32-10: a bijection of 128-bit counters chosen by a 64-bit key, whose values pass for random. Salmon, Moraes, Dror,
/// Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3".
/// </summary>
/// <remarks>
/// The key is the seed; the counter is the block (low 64 bits) and the stream (high 64 bits). Word i of a stream is word i mod 4
/// of block i/4, so that any word can be had at any time in any order.
/// </remarks>
internal static class Philox
{
    private const int Rounds = 10;

    /// <summary>The four words of a counter under a key, low word first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (uint, uint, uint, uint) Block(ulong key, ulong low, ulong high)
    {
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        uint x0 = (uint)low, x1 = (uint)(low >> 32), x2 = (uint)high, x3 = (uint)(high >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            ulong p0 = 0xD2511F53UL * x0, p1 = 0xCD9E8D57UL * x2;
            (x0, x1, x2, x3) = ((uint)(p1 >> 32) ^ x1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ x3 ^ k1, (uint)p0);
            k0 = unchecked(k0 + 0x9E3779B9);
            k1 = unchecked(k1 + 0xBB67AE85);
        }
        return (x0, x1, x2, x3);
    }

    /// <summary>Word <paramref name="index"/> of a stream.</summary>
    public static uint Word(ulong seed, ulong stream, ulong index)
    {
        (uint x0, uint x1, uint x2, uint x3) = Block(seed, index / 4, stream);
        return (index % 4) switch { 0 => x0, 1 => x1, 2 => x2, _ => x3 };
    }

    /// <summary>words[i] = word first + i of a stream.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(ulong seed, ulong stream, ulong first, Span<uint> words)
    {
        int i = 0;
        for (; i < words.Length && (first + (ulong)i) % 4 != 0; i++)
            words[i] = Word(seed, stream, first + (ulong)i);
        for (; i <= words.Length - 4; i += 4)
            (words[i], words[i + 1], words[i + 2], words[i + 3]) = Block(seed, (first + (ulong)i) / 4, stream);
        for (; i < words.Length; i++)
            words[i] = Word(seed, stream, first + (ulong)i);
    }
}
