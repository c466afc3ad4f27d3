namespace NeuralNets;

public static partial class Initializer
{
    /// <summary>Uniform in ±√(3/inputs).</summary>
    /// <remarks>LeCun et al. 1998, "Efficient BackProp"; for SELU.</remarks>
    public static IInitializer LeCunUniform { get; } = new LeCunUniformInitializer();

    internal sealed record LeCunUniformInitializer : IInitializer
    {
        public static double Bound(int inputs) => Spread(3, inputs);

        public void Initialize<T>(Span<T> values, int inputs, int outputs, RandomStream random) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            FillUniform(values, -Bound(inputs), Bound(inputs), random);
    }
}
