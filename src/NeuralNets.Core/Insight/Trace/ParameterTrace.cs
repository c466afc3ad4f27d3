namespace NeuralNets.Insight;

/// <summary>The last factors of the chain rule for one block of parameters: ∂C/∂w = upstream · factor.</summary>
/// <remarks>
/// Weights: ∂C/∂w[j, k] = ∂C/∂z[j] · a_previous[k]. Biases: ∂C/∂b[j] = ∂C/∂z[j] · 1. LayerNorm: ∂C/∂scale[j] = ∂C/∂a[j] · x̂[j],
/// ∂C/∂shift[j] = ∂C/∂a[j] · 1. PReLU: ∂C/∂slope[j] = ∂C/∂a[j] · min(z[j], 0).
/// </remarks>
public sealed class ParameterTrace
{
    private readonly ReadOnlyMemory<double> _values;

    internal ParameterTrace(ParameterBlock block, ReadOnlyMemory<double> values, double[] upstream, double[] factor)
    {
        Block = block;
        _values = values;
        Upstream = Array.AsReadOnly(upstream);
        Factor = Array.AsReadOnly(factor);
    }

    /// <summary>Which parameters.</summary>
    public ParameterBlock Block { get; }

    /// <summary>∂C/∂(what the parameters enter): ∂C/∂z for weights and biases, ∂C/∂a for the others, one a neuron.</summary>
    public IReadOnlyList<double> Upstream { get; }

    /// <summary>∂z/∂w = a_previous for weights, one an input; for vectors one a neuron.</summary>
    public IReadOnlyList<double> Factor { get; }

    /// <summary>How many parameters.</summary>
    public int Count => Block.Length;

    /// <summary>The parameter at an index of the block: of weights, input·Outputs + output.</summary>
    public double Value(int index) => _values.Span[index];

    /// <summary>∂C/∂(that parameter).</summary>
    public double Gradient(int index)
    {
        if ((uint)index >= (uint)Count)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"index is {index}; {Block.Name} of layer {Block.Layer} has {Count} values.");
        return Upstream[index % Block.Outputs] * Factor[IsWeight ? index / Block.Outputs : index];
    }

    /// <summary>The parameters on which the cost depends most, largest |∂C/∂w| first.</summary>
    /// <param name="count">At most so many, not negative.</param>
    public IReadOnlyList<Nudge> Rank(int count) => Nudge.Largest(count, Count, Gradient, NudgeOf);

    internal bool IsWeight => Block.Name == "weight";

    internal Nudge NudgeOf(int index) => new(ParameterName.Of(Block, index), index % Block.Outputs, IsWeight ? index / Block.Outputs : -1, Value(index), Gradient(index));
}
