using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>The state of a rule that treats every parameter by itself: up to three arrays, one pass over memory a step.</summary>
internal sealed class ElementwiseState<T, TRule> : OptimizerState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TRule : struct, IUpdateOperator
{
    private readonly UpdatePlan _plan = new();
    private readonly Func<long, double, TRule> _ruleOf;
    private readonly StateTensor<T>[] _arrays;

    /// <param name="optimizer">The settings.</param>
    /// <param name="network">Whose parameters are moved.</param>
    /// <param name="blocks">Which of them.</param>
    /// <param name="ruleOf">The rule of step t = 1, 2, … at a learning rate.</param>
    /// <param name="arrays">Names of s0, s1, s2 and what they start at.</param>
    public ElementwiseState(Optimizer optimizer, Network<T> network, IReadOnlyList<ParameterBlock> blocks, Func<long, double, TRule> ruleOf, params (string Name, double Start)[] arrays)
        : base(optimizer, network)
    {
        foreach (ParameterBlock block in blocks)
            _plan.Add(block.Offset, block.Length, optimizer.Decays(block));
        _ruleOf = ruleOf;
        _arrays = [.. arrays.Select(array => new StateTensor<T>(array.Name, new AlignedBuffer<T>(_plan.Length)))];
        for (int i = 0; i < arrays.Length; i++)
            _arrays[i].Values.Span.Fill(Number.Round<T>(arrays[i].Start));
    }

    internal override IReadOnlyList<StateTensor<T>> Tensors => _arrays;

    internal override void Update(ReadOnlySpan<T> gradient, long t, double lr, Adjustment clipping) =>
        Kernels.Update.Run(_ruleOf(t, lr), _plan, Optimizer.Adjust(clipping, lr), Network.Parameters, gradient, Array(0), Array(1), Array(2), Network.MaxThreads);

    private Span<T> Array(int i) => i < _arrays.Length ? _arrays[i].Values.Span : default;
}
