using System.Numerics.Tensors;
using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>Sums of products in double: squares of small float gradients would underflow, and long float sums lose digits.</summary>
internal static class WideSum
{
    private const int Chunk = 512;

    public static double Dot<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
            return Number.ToDouble(DotProduct.Of(a, b));
        Span<double> x = stackalloc double[Chunk], y = stackalloc double[Chunk];
        double sum = 0;
        for (int first = 0; first < a.Length; first += Chunk)
        {
            int count = Math.Min(Chunk, a.Length - first);
            TensorPrimitives.ConvertTruncating<T, double>(a.Slice(first, count), x);
            TensorPrimitives.ConvertTruncating<T, double>(b.Slice(first, count), y);
            sum += DotProduct.Of<double>(x[..count], y[..count]);
        }
        return sum;
    }

    /// <summary>|a|², a·b and |a − b|² in one walk over the two.</summary>
    public static (double Square, double Inner, double SquaredDistance) Compare<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<double> x = stackalloc double[Chunk], y = stackalloc double[Chunk];
        double square = 0, inner = 0, distance = 0;
        for (int first = 0; first < a.Length; first += Chunk)
        {
            int count = Math.Min(Chunk, a.Length - first);
            Span<double> p = x[..count], q = y[..count];
            TensorPrimitives.ConvertTruncating(a.Slice(first, count), p);
            TensorPrimitives.ConvertTruncating(b.Slice(first, count), q);
            square += DotProduct.Of<double>(p, p);
            inner += DotProduct.Of<double>(p, q);
            TensorPrimitives.Subtract(p, q, p);
            distance += DotProduct.Of<double>(p, p);
        }
        return (square, inner, distance);
    }

    /// <summary>√Σ x².</summary>
    public static double Norm<T>(ReadOnlySpan<T> x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Math.Sqrt(Dot(x, x));
}
