namespace NeuralNets;

public static partial class Initializer
{
    /// <summary>Every value 0. Draws nothing.</summary>
    public static IInitializer Zeros { get; } = new ConstantInitializer(0);
}
