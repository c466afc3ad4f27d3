namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Shares of a row, the smallest value the largest: a = softmax(−z), which is softmax at temperature −1.</summary>
    /// <remarks>+∞ gives 0; a row with NaN, with −∞, or of +∞ alone becomes NaN.</remarks>
    public static IActivation Softmin { get; } = new SoftmaxActivation(nameof(Softmin), -1);
}
