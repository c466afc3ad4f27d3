namespace NeuralNets;

public static partial class Initializer
{
    /// <summary>Every value 1. Draws nothing.</summary>
    public static IInitializer Ones { get; } = new ConstantInitializer(1);
}
