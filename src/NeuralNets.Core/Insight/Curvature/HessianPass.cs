using System.Numerics.Tensors;
using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>
/// H·v of the mean cost, forward over reverse: the forward and the backward pass, each followed along v. Its memory is kept from
/// one product to the next.
/// </summary>
/// <remarks>Pearlmutter 1994, "Fast exact multiplication by the Hessian".</remarks>
internal sealed class HessianPass<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int LeastRowsPerPart = 16;

    private readonly Network<T> _network;
    private readonly Stage<T>[] _stages;
    private readonly TangentStage<T>[] _tangents;
    private readonly (int Stage, int Part)[] _parts;
    private readonly ICost _cost;
    private readonly ITangentCost _costTangent;
    private readonly int _targetWidth;
    private readonly int _firstTrained;
    private readonly AlignedBuffer<T> _direction, _product;   // where kernels may read a little beyond the end
    private HessianMemory<T> _memory;

    public HessianPass(Network<T> network, ICost cost)
    {
        _network = network;
        Stage<T>[] stages = [.. network.Architecture.BuildStages<T>()];
        (_cost, int last) = network.Compose(cost, stages);
        _stages = stages[..last];
        _tangents = TangentStages.Of(network, _stages);
        _parts = [.. _tangents.SelectMany((stage, s) => Enumerable.Range(0, stage.Parts).Select(part => (s, part)))];
        _costTangent = CostTangent.Of(_cost);
        _targetWidth = cost.TargetWidth(network.OutputSize);
        _firstTrained = Array.FindIndex(_tangents, stage => stage.Parts > 0);
        _direction = new AlignedBuffer<T>(network.Parameters.Length);
        _product = new AlignedBuffer<T>(network.Parameters.Length);
        _memory = new HessianMemory<T>(_stages, network.InputSize, 0);
    }

    private static int Parts(int rows, int threads) => Math.Clamp(rows / LeastRowsPerPart, 1, threads);

    /// <summary>result = H·v; the rows are those of training step <paramref name="step"/>.</summary>
    public void Multiply(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> v, Span<T> result, ulong step)
    {
        if (_parts.Length == 0)
            return;
        int rows = inputs.Length / _network.InputSize, threads = _network.MaxThreads;
        if (_memory.Rows < Math.Min(rows, RowBlock.Size))
            _memory = new HessianMemory<T>(_stages, _network.InputSize, Math.Min(rows, RowBlock.Size));
        v.CopyTo(_direction.Span);
        _product.Span.Clear();
        for (int first = 0; first < rows; first += RowBlock.Size)
        {
            int count = Math.Min(RowBlock.Size, rows - first), parts = Parts(count, threads);
            var slab = new Slab
            {
                Pass = this, Inputs = inputs.Slice(first * _network.InputSize, count * _network.InputSize), Targets = targets.Slice(first * _targetWidth, count * _targetWidth),
                Direction = _direction.Span, Rows = count, RowsPerPart = (count + parts - 1) / parts, Step = step, FirstRow = first,
            };
            var rowsJob = new FollowRows { Slab = slab };
            Team.Run(ref rowsJob, (count + slab.RowsPerPart - 1) / slab.RowsPerPart, threads);
            var sumJob = new SumProduct { Slab = slab, Product = _product.Span };
            Team.Run(ref sumJob, _parts.Length, threads);
        }
        TensorPrimitives.Multiply(_product.Span, T.One / T.CreateTruncating(rows), result);
    }

    private ref struct Slab
    {
        public HessianPass<T> Pass;
        public ReadOnlySpan<T> Inputs, Targets, Direction;
        public int Rows, RowsPerPart;
        public ulong Step;
        public long FirstRow;

        public readonly TangentRows<T> RowsOf(int s, int first, int rows)
        {
            HessianMemory<T> m = Pass._memory;
            return new()
            {
                X = X(s, first, rows), RX = m.RX(s, first, rows), Y = m.X(s + 1, first, rows), RY = m.RX(s + 1, first, rows),
                Kept = m.Kept(s, first, rows), Dy = m.Dx(s + 1, first, rows), RDy = m.RDx(s + 1, first, rows),
            };
        }

        public readonly ReadOnlySpan<T> X(int s, int first, int rows) =>
            s == 0 ? Inputs.Slice(first * Pass._network.InputSize, rows * Pass._network.InputSize) : Pass._memory.X(s, first, rows);
    }

    // Some rows forward through the stages, the cost, and back; beside each value its derivative along v.
    private ref struct FollowRows : IJob
    {
        public Slab Slab;

        public readonly void Run(int part)
        {
            HessianPass<T> p = Slab.Pass;
            HessianMemory<T> m = p._memory;
            int first = part * Slab.RowsPerPart, rows = Math.Min(Slab.RowsPerPart, Slab.Rows - first), last = p._stages.Length, width = p._network.OutputSize;
            Pass<T> pass = new() { Parameters = p._network.Parameters, Seed = p._network.Seed, Step = Slab.Step, FirstRow = Slab.FirstRow + first };
            TangentPass<T> tangent = new() { Parameters = p._network.Parameters, Direction = Slab.Direction };
            for (int s = 0; s < last; s++)
            {
                ReadOnlySpan<T> x = Slab.X(s, first, rows);
                p._stages[s].Forward(pass, x, m.X(s + 1, first, rows), m.Kept(s, first, rows));
                p._tangents[s].Forward(tangent, x, m.RX(s, first, rows), m.X(s + 1, first, rows), m.Kept(s, first, rows), m.RX(s + 1, first, rows), m.Scratch(s + 1, first, rows));
            }
            ReadOnlySpan<T> outputs = Slab.X(last, first, rows), targets = Slab.Targets.Slice(first * p._targetWidth, rows * p._targetWidth);
            p._cost.Differentiate(outputs, targets, m.Dx(last, first, rows), width);
            p._costTangent.DifferentiateTangent(outputs, m.RX(last, first, rows), targets, m.RDx(last, first, rows), width);
            for (int s = last - 1; s > p._firstTrained; s--)
            {
                p._stages[s].Backward(pass, Slab.X(s, first, rows), m.X(s + 1, first, rows), m.Kept(s, first, rows), m.Dx(s + 1, first, rows), m.Dx(s, first, rows));
                p._tangents[s].Backward(tangent, Slab.RowsOf(s, first, rows), m.RDx(s, first, rows), m.Scratch(s, first, rows));
            }
        }
    }

    // One part of the product, over all rows in their order.
    private ref struct SumProduct : IJob
    {
        public Slab Slab;
        public Span<T> Product;

        public readonly void Run(int part)
        {
            (int s, int piece) = Slab.Pass._parts[part];
            Slab.Pass._tangents[s].AddProduct(piece, Slab.RowsOf(s, 0, Slab.Rows), Product);
        }
    }
}
