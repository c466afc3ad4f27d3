using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>What <see cref="Adafactor"/> remembers: v of vectors, R and C of matrices, one behind the other.</summary>
internal sealed class AdafactorState<T> : OptimizerState<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly record struct Item(ParameterBlock Block, UpdatePlan Plan, int V, int R, int C)
    {
        public bool IsMatrix => Block.Inputs > 1 && Block.Outputs > 1;
    }

    private readonly Adafactor _settings;
    private readonly Item[] _items;
    private readonly AlignedBuffer<T> _v, _r, _c, _u, _sums;

    public AdafactorState(Adafactor settings, Network<T> network, IReadOnlyList<ParameterBlock> blocks) : base(settings, network)
    {
        _settings = settings;
        _items = new Item[blocks.Count];
        int v = 0, r = 0, c = 0, longest = 0, widest = 0;
        for (int i = 0; i < _items.Length; i++)
        {
            ParameterBlock block = blocks[i];
            Item item = _items[i] = new Item(block, UpdatePlan.Of(block.Length, settings.Decays(block)), v, r, c);
            (v, r, c) = item.IsMatrix ? (v, r + block.Inputs, c + block.Outputs) : (v + block.Length, r, c);
            longest = Math.Max(longest, block.Length);
            widest = Math.Max(widest, block.Outputs);
        }
        (_v, _r, _c, _u, _sums) = (new(v), new(r), new(c), new(longest), new(widest));
        Tensors = [new("v", _v), new("r", _r), new("c", _c)];
    }

    internal override IReadOnlyList<StateTensor<T>> Tensors { get; }

    internal override void Update(ReadOnlySpan<T> gradient, long t, double lr, Adjustment clipping)
    {
        Adjustment adjustment = _settings.Adjust(clipping, lr);
        double q = _settings.Share(t), floor = _settings.Eps1 * _settings.Eps1;
        foreach (Item item in _items)
        {
            int length = item.Block.Length;
            Span<T> w = Network.Parameters.Slice(item.Block.Offset, length), u = _u.Span[..length];
            ReadOnlySpan<T> g = gradient.Slice(item.Block.Offset, length);
            double step = _settings.Step(t, lr, RootMeanSquare(w));
            if (item.IsMatrix)
            {
                Kernels.Update.Run(default(Adafactor.CopyRule<T>), item.Plan, adjustment, w, g, u, default, default, Network.MaxThreads);
                FactoredSquares.Run(u, _r.Span.Slice(item.R, item.Block.Inputs), _c.Span.Slice(item.C, item.Block.Outputs), _sums.Span, q, floor);
            }
            else
            {
                var rule = new Adafactor.VectorRule<T>(q, floor);
                Kernels.Update.Run(rule, item.Plan, adjustment, w, g, _v.Span.Slice(item.V, length), u, default, Network.MaxThreads);
            }
            ScaledAdd.Run(Number.Round<T>(-step / Math.Max(1, RootMeanSquare(u) / _settings.D)), u, w);
        }
    }

    private static double RootMeanSquare(ReadOnlySpan<T> x) => Math.Sqrt(Number.ToDouble(DotProduct.Of(x, x)) / x.Length);
}
