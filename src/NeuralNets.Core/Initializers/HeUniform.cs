namespace NeuralNets;

public static partial class Initializer
{
    /// <summary>Uniform in ±√(6/inputs): gain √2.</summary>
    /// <remarks>He et al. 2015, "Delving deep into rectifiers".</remarks>
    public static IInitializer HeUniform { get; } = new HeUniformInitializer(Math.Sqrt(2));

    /// <summary>Uniform in ±gain·√(3/inputs).</summary>
    /// <param name="gain">What the activation wants: 1 for sigmoid, 5/3 for tanh, √2 for ReLU, √(2/(1 + s²)) for a leaky ReLU of slope s.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="gain"/> is negative or not finite.</exception>
    public static IInitializer HeUniformWith(double gain) => new HeUniformInitializer(NotNegative(gain, nameof(gain)));

    internal sealed record HeUniformInitializer(double Gain) : IInitializer
    {
        public double Bound(int inputs) => Gain * Spread(3, inputs);

        public void Initialize<T>(Span<T> values, int inputs, int outputs, RandomStream random) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            FillUniform(values, -Bound(inputs), Bound(inputs), random);
    }
}
