namespace NeuralNets;

public static partial class Initializer
{
    /// <summary>Normal with standard deviation √(2/(inputs + outputs)).</summary>
    /// <remarks>Glorot, Bengio 2010, "Understanding the difficulty of training deep feedforward neural networks".</remarks>
    public static IInitializer GlorotNormal { get; } = new GlorotNormalInitializer(1);

    /// <summary>Normal with standard deviation gain·√(2/(inputs + outputs)).</summary>
    /// <param name="gain">What the activation wants: 1 for sigmoid, 5/3 for tanh, √2 for ReLU, √(2/(1 + s²)) for a leaky ReLU of slope s.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="gain"/> is negative or not finite.</exception>
    public static IInitializer GlorotNormalWith(double gain) => new GlorotNormalInitializer(NotNegative(gain, nameof(gain)));

    internal sealed record GlorotNormalInitializer(double Gain) : IInitializer
    {
        public double Std(int inputs, int outputs) => Gain * Spread(2, inputs, outputs);

        public void Initialize<T>(Span<T> values, int inputs, int outputs, RandomStream random) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            FillNormal(values, 0, Std(inputs, outputs), random);
    }
}
