using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>
/// A stream of random numbers, the same on every machine: Philox 4×32-10 (Salmon et al. 2011), keyed by the seed, with 2⁶⁴
/// streams of 2⁶⁶ words each that have nothing to do with one another.
/// </summary>
/// <remarks>Not safe for use from several threads at once: give each its own stream.</remarks>
/// <param name="seed">The key.</param>
/// <param name="stream">Which of the seed's streams.</param>
public sealed class RandomStream(ulong seed, ulong stream)
{
    // A network draws all its weights in its first milliseconds, long before the JIT would come back to what runs often.
    private const MethodImplOptions Optimized = MethodImplOptions.AggressiveOptimization;

    private (uint, uint, uint, uint) _block;
    private ulong _next;         // index of the next word
    private double? _gaussian;   // the second of a pair, not yet given out

    /// <summary>The next 32 bits.</summary>
    [MethodImpl(Optimized)]
    public uint NextUInt32()
    {
        ulong index = _next++;
        if (index % 4 == 0)
            _block = Philox.Block(seed, index / 4, stream);
        return (index % 4) switch { 0 => _block.Item1, 1 => _block.Item2, 2 => _block.Item3, _ => _block.Item4 };
    }

    /// <summary>Uniform in [0, 1), a multiple of 2⁻⁵³.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1L << 53));

    /// <summary>
    /// Normal with mean 0 and variance 1, by the polar method: for (u, v) uniform in the unit disc, s = u² + v², u·√(−2 ln s/s)
    /// and v·√(−2 ln s/s) are independent and normal. Marsaglia, Bray 1964, "A convenient method for generating normal variables".
    /// </summary>
    [MethodImpl(Optimized)]
    public double NextGaussian()
    {
        if (_gaussian is double second)
        {
            _gaussian = null;
            return second;
        }
        double u, v, s;
        do
        {
            u = 2 * NextDouble() - 1;
            v = 2 * NextDouble() - 1;
            s = u * u + v * v;
        }
        while (s >= 1 || s == 0);
        double radius = Math.Sqrt(-2 * LaneMath.Log<Lane1<double>, double>(new(s)).Value / s);
        _gaussian = v * radius;
        return u * radius;
    }

    /// <summary>Uniform in 0 … bound − 1, without bias. Lemire 2019, "Fast random integer generation in an interval".</summary>
    internal ulong NextBelow(ulong bound)
    {
        ArgumentOutOfRangeException.ThrowIfZero(bound);
        ulong high = Math.BigMul(NextUInt64(), bound, out ulong low);
        if (low < bound)
        {
            // Of the 2⁶⁴ products, those whose low part is below 2⁶⁴ mod bound are too many.
            ulong excess = unchecked(0 - bound) % bound;
            while (low < excess)
                high = Math.BigMul(NextUInt64(), bound, out low);
        }
        return high;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong NextUInt64()
    {
        ulong low = NextUInt32();
        return low | (ulong)NextUInt32() << 32;
    }
}
