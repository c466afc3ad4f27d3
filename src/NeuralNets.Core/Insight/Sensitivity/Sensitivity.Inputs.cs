using NeuralNets.Kernels;

namespace NeuralNets.Insight;

public static partial class Sensitivity
{
    /// <summary>Saliency: ∂a_k/∂x of one output over all inputs of one example, by backpropagation.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="network">Is only read.</param>
    /// <param name="input">One row of InputSize values.</param>
    /// <param name="output">k, 0 … OutputSize − 1.</param>
    /// <param name="beforeActivation">
    /// ∂z_k/∂x instead, of the score before the output activation: a softmax that is sure of itself has derivatives near 0.
    /// Without an output activation it is the same.
    /// </param>
    /// <remarks>Simonyan, Vedaldi, Zisserman 2013, "Deep inside convolutional networks: visualising image classification models and saliency maps".</remarks>
    /// <exception cref="ArgumentException">Not one row, or no such output.</exception>
    public static Saliency Inputs<T>(Network<T> network, ReadOnlySpan<T> input, int output, bool beforeActivation = false) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        Check.Length(input.Length, 1, network.InputSize, nameof(network.InputSize), nameof(input));
        if ((uint)output >= (uint)network.OutputSize)
            throw new ArgumentOutOfRangeException(nameof(output), output, $"output is {output}; the network has {network.OutputSize} outputs.");
        Network<T> settled = InPrediction.Of(network);
        T[] gradient = new T[input.Length];
        T value = settled.Backpropagate(input, [], new OutputCost(output, beforeActivation), new Gradient<T>(settled), gradient);

        double[] derivatives = [.. gradient.Select(Number.ToDouble)], products = new double[input.Length];
        for (int i = 0; i < products.Length; i++)
            products[i] = derivatives[i] * Number.ToDouble(input[i]);
        return new Saliency(output, Number.ToDouble(value), Array.AsReadOnly(derivatives), Array.AsReadOnly([.. derivatives.Select(Math.Abs)]), Array.AsReadOnly(products));
    }
}
