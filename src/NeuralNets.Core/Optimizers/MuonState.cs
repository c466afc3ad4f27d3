using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>What <see cref="Muon"/> remembers: b of the matrices, one behind the other, and the state of the other parameters' rule.</summary>
internal sealed class MuonState<T> : OptimizerState<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly record struct Item(ParameterBlock Block, UpdatePlan Plan, int B);

    private readonly Muon _settings;
    private readonly Item[] _items;
    private readonly OptimizerState<T> _others;
    private readonly AlignedBuffer<T> _b, _u;
    private readonly NewtonSchulz<T> _orthogonal;

    public MuonState(Muon settings, Network<T> network, ParameterBlock[] matrices, OptimizerState<T> others) : base(settings, network, others)
    {
        _settings = settings;
        _others = others;
        _items = new Item[matrices.Length];
        int b = 0, longest = 0, side = 0;
        for (int i = 0; i < matrices.Length; i++)
        {
            ParameterBlock block = matrices[i];
            _items[i] = new Item(block, UpdatePlan.Of(block.Length), b);
            b += block.Length;
            longest = Math.Max(longest, block.Length);
            side = Math.Max(side, Math.Min(block.Inputs, block.Outputs));
        }
        (_b, _u, _orthogonal) = (new(b), new(longest), new(longest, side));
        Tensors = [new("b", _b), .. others.Tensors.Select(tensor => tensor with { Name = "others." + tensor.Name })];
    }

    internal override IReadOnlyList<StateTensor<T>> Tensors { get; }

    internal override void Update(ReadOnlySpan<T> gradient, long t, double lr, Adjustment clipping)
    {
        double lrOfOthers = _others.Rate(t);   // may refuse: before anything has changed
        Adjustment adjustment = _settings.Adjust(clipping, lr);
        int threads = Network.MaxThreads;
        foreach (Item item in _items)
        {
            ParameterBlock block = item.Block;
            Span<T> w = Network.Parameters.Slice(block.Offset, block.Length), b = _b.Span.Slice(item.B, block.Length), u = _u.Span[..block.Length];
            ReadOnlySpan<T> g = gradient.Slice(block.Offset, block.Length);
            if (_settings.Nesterov)
                Kernels.Update.Run(new Muon.Rule<T, On>(_settings.Momentum), item.Plan, adjustment, w, g, b, u, default, threads);
            else
                Kernels.Update.Run(new Muon.Rule<T, Off>(_settings.Momentum), item.Plan, adjustment, w, g, b, u, default, threads);
            _orthogonal.Run(u, block.Inputs, block.Outputs, threads);
            double rate = lr * Math.Sqrt(Math.Max(1, (double)block.Outputs / block.Inputs));
            ScaledAdd.Run(Number.Round<T>(-rate), u, w, threads);
        }
        _others.Update(gradient, t, lrOfOthers, clipping);
    }
}
