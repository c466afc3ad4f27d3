namespace NeuralNets;

public static partial class Initializer
{
    /// <summary>Normal with standard deviation 1/√inputs.</summary>
    /// <remarks>LeCun et al. 1998, "Efficient BackProp"; for SELU.</remarks>
    public static IInitializer LeCunNormal { get; } = new LeCunNormalInitializer();

    internal sealed record LeCunNormalInitializer : IInitializer
    {
        public static double Std(int inputs) => Spread(1, inputs);

        public void Initialize<T>(Span<T> values, int inputs, int outputs, RandomStream random) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            FillNormal(values, 0, Std(inputs), random);
    }
}
