namespace NeuralNets;

public static partial class Initializer
{
    /// <summary>Uniform in ±1/√inputs, for weights and for biases: what PyTorch's nn.Linear starts with.</summary>
    /// <remarks>He's uniform with the gain of a leaky ReLU of slope √5. Give it as <see cref="Dense.BiasInitializer"/> too.</remarks>
    public static IInitializer TorchLinearDefault { get; } = new TorchLinearDefaultInitializer();

    internal sealed record TorchLinearDefaultInitializer : IInitializer
    {
        public static double Bound(int inputs) => Spread(1, inputs);

        public void Initialize<T>(Span<T> values, int inputs, int outputs, RandomStream random) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            FillUniform(values, -Bound(inputs), Bound(inputs), random);
    }
}
