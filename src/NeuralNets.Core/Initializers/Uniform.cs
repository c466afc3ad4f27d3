namespace NeuralNets;

public static partial class Initializer
{
    /// <summary>Uniform in [low, high): mean (low + high)/2, standard deviation (high − low)/√12. Rounding to T may give high itself.</summary>
    /// <param name="low">The smallest value.</param>
    /// <param name="high">The upper bound, at least <paramref name="low"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound or their difference is not finite, or high &lt; low.</exception>
    public static IInitializer Uniform(double low, double high)
    {
        Finite(low, nameof(low));
        Finite(high, nameof(high));
        ArgumentOutOfRangeException.ThrowIfLessThan(high, low);
        Finite(high - low, nameof(high));
        return new UniformInitializer(low, high);
    }

    internal sealed record UniformInitializer(double Low, double High) : IInitializer
    {
        public void Initialize<T>(Span<T> values, int inputs, int outputs, RandomStream random) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            FillUniform(values, Low, High, random);
    }
}
