using System.Numerics.Tensors;
using NeuralNets.Benchmarks.Cases;
using NeuralNets.Kernels;

namespace NeuralNets.Benchmarks.Peers;

/// <summary>The products of one layer, cut into parts as Network cuts them.</summary>
internal sealed class Products<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _rows, _inputs, _outputs, _threads;
    private readonly AlignedBuffer<T> _a, _w, _z;
    private readonly WeightedSumStage<T> _stage;
    private readonly BlockTree<AlignedBuffer<T>> _tree;
    private readonly Stack<AlignedBuffer<T>> _spare = new();

    public Products(KernelCase c, int threads)
    {
        (_rows, _inputs, _outputs) = (c.Rows, c.Inputs, c.Outputs);
        _threads = (int)Math.Clamp((double)_rows * _inputs * _outputs / Network<T>.WorkPerThread, 1, threads);
        (_a, _w, _z) = (New(_rows * _inputs), New(_inputs * _outputs), New(_rows * _outputs));
        _stage = new(new ParameterBlock(0, "weight", 0, _inputs, _outputs), biases: null);
        _tree = new(Add);
    }

    private int RowsPerPart => Parts(_rows, Math.Max(Parts(_rows, Network<T>.MostRowsPerPart), Math.Min(_threads, _rows)));

    public void WeightedSum() => RunRows(backward: false);

    public void BackwardToInputs() => RunRows(backward: true);

    public void WeightGradient()
    {
        for (int first = 0; first < _rows; first += RowBlock.Size)
        {
            AlignedBuffer<T> sums = first == 0 ? _w : _spare.TryPop(out AlignedBuffer<T>? spare) ? spare : new(_w.Length);
            var job = new GradientJob { This = this, Sums = sums, FirstRow = first, Rows = Math.Min(RowBlock.Size, _rows - first) };
            Team.Run(ref job, _stage.GradientParts, _threads);
            _tree.Append(new() { Level = 0, Index = first / RowBlock.Size, Values = sums });
            _tree.Join(lastIsOpen: false);
        }
        for (int i = _tree.Count - 1; i > 0; i--)
            Add(_tree[i - 1].Values, _tree[i].Values);
        _tree.Clear();
    }

    private static AlignedBuffer<T> New(int length)
    {
        var buffer = new AlignedBuffer<T>(length);
        Samples.Fill(buffer.Span);
        return buffer;
    }

    private static int Parts(int count, int perPart) => (count + perPart - 1) / perPart;

    private AlignedBuffer<T> Add(AlignedBuffer<T> left, AlignedBuffer<T> right)
    {
        TensorPrimitives.Add<T>(left.Span, right.Span, left.Span);
        _spare.Push(right);
        return left;
    }

    private void RunRows(bool backward)
    {
        var job = new RowsJob { This = this, Backward = backward, RowsPerPart = RowsPerPart };
        Team.Run(ref job, Parts(_rows, RowsPerPart), _threads);
    }

    private struct RowsJob : IJob
    {
        public Products<T> This;
        public bool Backward;
        public int RowsPerPart;

        public readonly void Run(int part)
        {
            int first = part * RowsPerPart, rows = Math.Min(RowsPerPart, This._rows - first), inputs = This._inputs, outputs = This._outputs;
            Span<T> a = This._a.Span.Slice(first * inputs, rows * inputs), z = This._z.Span.Slice(first * outputs, rows * outputs);
            var pass = new Pass<T> { Parameters = This._w.Span, Threads = This._rows == 1 ? This._threads : 1 };
            if (Backward)
                This._stage.Backward(pass, default, default, default, z, a);
            else
                This._stage.Forward(pass, a, z, default);
        }
    }

    private struct GradientJob : IJob
    {
        public Products<T> This;
        public AlignedBuffer<T> Sums;
        public int FirstRow, Rows;

        public readonly void Run(int part)
        {
            ReadOnlySpan<T> a = This._a.Span.Slice(FirstRow * This._inputs, Rows * This._inputs), dz = This._z.Span.Slice(FirstRow * This._outputs, Rows * This._outputs);
            This._stage.AddGradient(part, a, default, dz, Sums.Span, continues: false, T.One);
        }
    }
}
