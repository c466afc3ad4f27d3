namespace NeuralNets;

public static partial class Initializer
{
    /// <summary>Uniform in ±√(6/(inputs + outputs)).</summary>
    /// <remarks>Glorot, Bengio 2010, "Understanding the difficulty of training deep feedforward neural networks".</remarks>
    public static IInitializer GlorotUniform { get; } = new GlorotUniformInitializer(1);

    /// <summary>Uniform in ±gain·√(6/(inputs + outputs)).</summary>
    /// <param name="gain">What the activation wants: 1 for sigmoid, 5/3 for tanh, √2 for ReLU, √(2/(1 + s²)) for a leaky ReLU of slope s.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="gain"/> is negative or not finite.</exception>
    public static IInitializer GlorotUniformWith(double gain) => new GlorotUniformInitializer(NotNegative(gain, nameof(gain)));

    internal sealed record GlorotUniformInitializer(double Gain) : IInitializer
    {
        public double Bound(int inputs, int outputs) => Gain * Spread(6, inputs, outputs);

        public void Initialize<T>(Span<T> values, int inputs, int outputs, RandomStream random) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            FillUniform(values, -Bound(inputs, outputs), Bound(inputs, outputs), random);
    }
}
