using System.Numerics.Tensors;
using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>
/// ∂C/∂(every parameter) of a network, gathered from rows in as many calls as one likes: Clear, Accumulate …, Complete.
/// </summary>
/// <remarks>
/// Sums over rows come in blocks of 1024 rows joined by a binary tree over their absolute indices, so that any cut into calls,
/// and any cut at block borders into gradients that are merged, gives the same bits. One thread at a time.
/// </remarks>
public sealed partial class Gradient<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // A sum over blocks: of each parameter's gradient, and of the costs.
    private sealed class Sum(int length)
    {
        public AlignedBuffer<T> Buffer { get; } = new(length);

        public Span<T> Values => Buffer.Span;

        public T Cost { get; set; }
    }

    private readonly Architecture _architecture;
    private readonly BlockTree<Sum> _tree;
    private readonly Stack<Sum> _spare = new();
    private readonly Sum _result;
    private long _firstRow;
    private bool _complete;

    /// <summary>An empty gradient for this network and for every network with equal layers.</summary>
    public Gradient(Network<T> network)
    {
        ArgumentNullException.ThrowIfNull(network);
        _architecture = network.Architecture;
        _tree = new BlockTree<Sum>(Add);
        _result = new Sum(_architecture.ParameterCount);
        _spare.Push(_result);
    }

    /// <summary>∇ of the mean cost, laid out as <see cref="Network{T}.Parameters"/>; undefined between Clear and Complete.</summary>
    public Span<T> Values => _result.Values;

    /// <summary>Which random draw (dropout, RReLU, GumbelSoftmax) is used: the same between updates of the parameters.</summary>
    public ulong Step { get; set; }

    /// <summary>Rows added since Clear.</summary>
    public long Rows { get; private set; }

    /// <summary>∂C/∂w of a layer, [outputs, inputs]; a view.</summary>
    /// <exception cref="ArgumentException">The layer has no weights.</exception>
    public TensorSpan<T> Weights(int layer) => ParameterView.Weights(Values, _architecture.Block(layer, "weight"));

    /// <summary>∂C/∂b of a layer.</summary>
    /// <exception cref="ArgumentException">The layer has no biases.</exception>
    public Span<T> Biases(int layer) => ParameterView.Vector(Values, _architecture.Block(layer, "bias"));

    /// <summary>Forgets all rows.</summary>
    /// <param name="step">Which random draw; null keeps <see cref="Step"/>.</param>
    /// <param name="firstRow">Where in the whole set the rows to come begin, a multiple of 1024.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="firstRow"/> is negative or not a multiple of 1024.</exception>
    public void Clear(ulong? step = null, long firstRow = 0)
    {
        if (firstRow < 0 || firstRow % RowBlock.Size != 0)
            throw new ArgumentOutOfRangeException(nameof(firstRow), firstRow, $"firstRow is {firstRow}; it must be a multiple of {RowBlock.Size}, not negative.");
        Step = step ?? Step;
        _firstRow = firstRow;
        Rows = 0;
        _complete = false;
        for (int i = _tree.Count - 1; i >= 0; i--)
            Release(_tree[i].Values);
        _tree.Clear();
    }

    /// <summary>Adds the rows of the gradient that begins where this one ends: the same bits as one gradient over both.</summary>
    /// <exception cref="ArgumentException">Other layers, another step, or rows that do not follow at a block border; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">Either gradient is already complete.</exception>
    public void Merge(Gradient<T> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        ThrowIfComplete(nameof(Merge));
        next.ThrowIfComplete(nameof(Merge));
        if (!_architecture.Fits(next._architecture))
            throw new ArgumentException($"next belongs to another network ({next._architecture}), this to ({_architecture}).", nameof(next));
        if (Step != next.Step)
            throw new ArgumentException($"next has Step {next.Step}, this {Step}.", nameof(next));
        long end = _firstRow + Rows;
        if (end != next._firstRow)   // a multiple of 1024: Clear sees to it
            throw new ArgumentException($"next begins at row {next._firstRow}; this ends at row {end}: they must be equal, and a multiple of {RowBlock.Size}.", nameof(next));
        if (ReferenceEquals(this, next))
            return;
        for (int i = 0; i < next._tree.Count; i++)
        {
            BlockNode<Sum> node = next._tree[i];
            Sum copy = Take();
            node.Values.Values.CopyTo(copy.Values);
            copy.Cost = node.Values.Cost;
            _tree.Append(node with { Values = copy });
        }
        Rows += next.Rows;
        _tree.Join(lastIsOpen: Rows % RowBlock.Size != 0);
    }

    /// <summary>Makes <see cref="Values"/> ∇ of the mean cost over all rows, and returns that mean. May be called again.</summary>
    /// <exception cref="InvalidOperationException">No rows have been added.</exception>
    public T Complete() => Finish(isScaled: false);

    // isScaled: all rows were one block, summed in the memory behind Values, and are divided by their number already.
    internal T Finish(bool isScaled)
    {
        if (!_complete)
        {
            if (Rows == 0)
                throw new InvalidOperationException("Complete needs at least one row: the mean cost of 0 examples is not defined.");
            Sum sum = _tree.Fold();
            T inverse = T.One / T.CreateTruncating(Rows);
            if (!isScaled)
                TensorPrimitives.Multiply(sum.Values, inverse, Values);
            _result.Cost = sum.Cost * inverse;
            _complete = true;
        }
        return _result.Cost;
    }

    internal void ThrowIfOther(Architecture architecture)
    {
        if (!_architecture.Fits(architecture))
            throw new ArgumentException($"gradient belongs to another network ({_architecture}), not to this ({architecture}).", "gradient");
    }

    internal void ThrowIfComplete(string operation)
    {
        if (_complete)
            throw new InvalidOperationException($"{operation} after Complete: call Clear to start anew.");
    }

    internal void ThrowIfNotComplete(string operation)
    {
        if (!_complete)
            throw new InvalidOperationException($"{operation} before Complete: the gradient is not finished.");
    }

    /// <summary>Where the next row stands in the whole set.</summary>
    internal long NextRow => _firstRow + Rows;

    /// <summary>How many rows still go into the block that the next row belongs to.</summary>
    internal int Room => RowBlock.Size - (int)(Rows % RowBlock.Size);

    /// <summary>The sums of the block that the next row belongs to; <paramref name="continues"/>: it has rows already.</summary>
    internal Span<T> OpenBlock(out bool continues)
    {
        continues = Rows % RowBlock.Size != 0;
        if (!continues)
        {
            Sum sum = Take();
            sum.Cost = T.Zero;
            _tree.Append(new BlockNode<Sum> { Level = 0, Index = NextRow / RowBlock.Size, Values = sum });
        }
        return _tree.Last.Values.Values;
    }

    /// <summary>Counts the rows that have gone into the open block.</summary>
    internal void AddRows(ReadOnlySpan<T> costs)
    {
        Sum sum = _tree.Last.Values;
        T cost = sum.Cost;
        foreach (T c in costs)
            cost += c;
        sum.Cost = cost;
        Rows += costs.Length;
        _tree.Join(lastIsOpen: Rows % RowBlock.Size != 0);
    }

    private Sum Take() => _spare.TryPop(out Sum? sum) ? sum : new Sum(_architecture.ParameterCount);

    // The buffer behind Values is taken first, so that a batch of one block is summed in place.
    private void Release(Sum sum)
    {
        if (ReferenceEquals(sum, _result) || _spare.Count == 0 || !ReferenceEquals(_spare.Peek(), _result))
        {
            _spare.Push(sum);
            return;
        }
        _spare.Pop();
        _spare.Push(sum);
        _spare.Push(_result);
    }

    private Sum Add(Sum left, Sum right)
    {
        TensorPrimitives.Add(left.Values, right.Values, left.Values);
        left.Cost += right.Cost;
        Release(right);
        return left;
    }
}
