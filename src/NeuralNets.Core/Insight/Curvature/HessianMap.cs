namespace NeuralNets.Insight;

/// <summary>v ↦ H·v for fixed rows, in double.</summary>
internal sealed class HessianMap(Network<double> network, double[] inputs, double[] targets, ICost cost)
{
    private readonly HessianPass<double> _pass = new(network, cost);

    public void Multiply(ReadOnlySpan<double> v, Span<double> result) => _pass.Multiply(inputs, targets, v, result, step: 0);
}
