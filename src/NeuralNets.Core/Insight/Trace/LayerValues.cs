namespace NeuralNets.Insight;

/// <summary>What was found of a layer.</summary>
internal sealed class LayerValues
{
    public required double[] Inputs, Sums, Outputs, OutputGradient, SumGradient, InputGradient;
    public double[]? Derivative;
    public double[]? Jacobian;
    public string? Composition;
}
