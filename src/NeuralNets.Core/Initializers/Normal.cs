namespace NeuralNets;

public static partial class Initializer
{
    /// <summary>Normal: N(mean, std²).</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="std">The standard deviation, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not finite, or std is negative.</exception>
    public static IInitializer Normal(double mean, double std) => new NormalInitializer(Finite(mean, nameof(mean)), NotNegative(std, nameof(std)));

    internal sealed record NormalInitializer(double Mean, double Std) : IInitializer
    {
        public void Initialize<T>(Span<T> values, int inputs, int outputs, RandomStream random) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            FillNormal(values, Mean, Std, random);
    }
}
