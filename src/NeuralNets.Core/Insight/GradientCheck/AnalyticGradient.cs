using System.Numerics.Tensors;
using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>∂C/∂x by Backpropagate, C the mean cost, x the parameters and the inputs as they stood at the last <see cref="Run"/>.</summary>
internal sealed class AnalyticGradient(Network<double> network, double[] inputs, double[] targets, ICost cost, ulong step)
{
    private readonly Gradient<double> _gradient = new(network) { Step = step };
    private readonly double[] _inputGradient = new double[inputs.Length];

    public void Run()
    {
        network.Backpropagate(inputs, targets, cost, _gradient, _inputGradient);
        // Backpropagate gives each row's own; the cost is the mean.
        TensorPrimitives.Multiply(_inputGradient, (double)network.InputSize / inputs.Length, _inputGradient);
    }

    /// <summary>d/dt of C(x + t·v) for the parameters, or the inputs, from offset on.</summary>
    public double Along(bool ofInputs, int offset, double[] v) =>
        DotProduct.Of((ofInputs ? _inputGradient : _gradient.Values).Slice(offset, v.Length), v.AsSpan());
}
