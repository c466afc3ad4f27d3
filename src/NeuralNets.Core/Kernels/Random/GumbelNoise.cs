using System.Numerics.Tensors;

namespace NeuralNets.Kernels;

/// <summary>Standard Gumbel noise g = −ln(−ln u), in double and rounded once to T. Mean 0.5772…, variance π²/6.</summary>
internal static class GumbelNoise
{
    private const int Chunk = 256;

    /// <summary>y = x + g; y may be x.</summary>
    /// <param name="x">Values of consecutive units.</param>
    /// <param name="y">Receives them with noise.</param>
    /// <param name="seed">Key of the random numbers.</param>
    /// <param name="stream">Their stream: layer and step.</param>
    /// <param name="first">Index of the first unit: absolute row · width + unit.</param>
    public static void Add<T>(ReadOnlySpan<T> x, Span<T> y, ulong seed, ulong stream, ulong first) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<double> noise = stackalloc double[Chunk];
        for (int i = 0; i < x.Length; i += Chunk)
        {
            Span<double> u = noise[..Math.Min(Chunk, x.Length - i)];
            UnitInterval.Fill(u, seed, stream, first + (ulong)i);
            Elementary.Log(u, u);
            TensorPrimitives.Negate(u, u);
            Elementary.Log(u, u);
            for (int j = 0; j < u.Length; j++)
                y[i + j] = x[i + j] + Number.Round<T>(-u[j]);
        }
    }
}
