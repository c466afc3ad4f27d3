namespace NeuralNets;

public static partial class Initializer
{
    /// <summary>Normal with standard deviation √(2/inputs): gain √2.</summary>
    /// <remarks>He et al. 2015, "Delving deep into rectifiers".</remarks>
    public static IInitializer HeNormal { get; } = new HeNormalInitializer(Math.Sqrt(2));

    /// <summary>Normal with standard deviation gain/√inputs.</summary>
    /// <param name="gain">What the activation wants: 1 for sigmoid, 5/3 for tanh, √2 for ReLU, √(2/(1 + s²)) for a leaky ReLU of slope s.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="gain"/> is negative or not finite.</exception>
    public static IInitializer HeNormalWith(double gain) => new HeNormalInitializer(NotNegative(gain, nameof(gain)));

    internal sealed record HeNormalInitializer(double Gain) : IInitializer
    {
        public double Std(int inputs) => Gain * Spread(1, inputs);

        public void Initialize<T>(Span<T> values, int inputs, int outputs, RandomStream random) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            FillNormal(values, 0, Std(inputs), random);
    }
}
