using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>A limit to the gradient, so that one bad batch does not throw the parameters far away.</summary>
public abstract record Clip
{
    private Clip(double limit) => Limit = Setting.Positive(limit);

    /// <summary>The limit.</summary>
    public double Limit { get; }

    /// <summary>g·min(1, limit/(N + 10⁻⁶)) with N the Euclidean norm of the gradients of all parameters together: shorter, in the same direction.</summary>
    /// <param name="limit">Positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not positive or not finite.</exception>
    /// <remarks>Pascanu, Mikolov, Bengio 2013, "On the difficulty of training recurrent neural networks".</remarks>
    public static Clip Norm(double limit) => new OfNorm(limit);

    /// <summary>Each ∂C/∂w between −limit and limit.</summary>
    /// <param name="limit">Positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not positive or not finite.</exception>
    public static Clip Value(double limit) => new OfValue(limit);

    internal abstract Adjustment Adjust<T>(ReadOnlySpan<T> gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    private sealed record OfNorm(double Limit) : Clip(Limit)
    {
        internal override Adjustment Adjust<T>(ReadOnlySpan<T> gradient)
        {
            double norm = Math.Sqrt(Number.ToDouble(DotProduct.Of<T>(gradient, gradient)));
            return new(Scale: Math.Min(1, Limit / (norm + 1e-6)));
        }
    }

    private sealed record OfValue(double Limit) : Clip(Limit)
    {
        internal override Adjustment Adjust<T>(ReadOnlySpan<T> gradient) => new(Limit: Limit);
    }
}
