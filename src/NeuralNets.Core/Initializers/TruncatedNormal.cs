namespace NeuralNets;

public static partial class Initializer
{
    /// <summary>Normal, drawn again until within mean ± 2 std: standard deviation 0.87962566·std.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="std">The standard deviation before truncation, not negative.</param>
    /// <remarks>As Keras; PyTorch's bounds −2 and 2 are absolute.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not finite, or std is negative.</exception>
    public static IInitializer TruncatedNormal(double mean, double std) => new TruncatedNormalInitializer(Finite(mean, nameof(mean)), NotNegative(std, nameof(std)));

    internal sealed record TruncatedNormalInitializer(double Mean, double Std) : IInitializer
    {
        public void Initialize<T>(Span<T> values, int inputs, int outputs, RandomStream random) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            FillTruncated(values, Mean, Std, random);
    }
}
