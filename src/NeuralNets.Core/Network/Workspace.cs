using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>
/// Scratch space of one call on a network: what the stages hand each other, in one block of memory that grows to the largest
/// call seen and is then reused. Index s of a value means: before stage s.
/// </summary>
internal sealed class Workspace<T>(Stage<T>[] stages, int inputSize, int outputSize, bool training) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int[] _values = new int[stages.Length + 1];
    private readonly int[] _gradients = new int[stages.Length + 1];
    private readonly int[] _kept = new int[stages.Length];
    private readonly int[] _scratch = new int[2];
    private readonly int _maximumWidth = stages.Length == 0 ? 0 : stages.Max(stage => stage.Outputs);
    private AlignedBuffer<T>? _buffer;
    private int _rows;
    private int _costs;
    private int _outputs;
    private int _used;

    /// <summary>Outputs that the caller of a prediction does not see.</summary>
    public Span<T> Outputs(int rows) => Piece(_outputs, 0, rows, outputSize);

    /// <summary>Sums of costs, when no gradient keeps them.</summary>
    public BlockTree<T> CostSums { get; } = new((left, right) => left + right);

    public Span<T> Costs(int first, int rows) => _buffer!.Span.Slice(_costs + first, rows);

    public Span<T> Values(int s, int first, int rows) => Piece(_values[s], first, rows, WidthBefore(s));

    /// <summary>∂C/∂(value s); where a stage works in place it shares the memory of value s + 1.</summary>
    public Span<T> Gradients(int s, int first, int rows) => Piece(_gradients[s], first, rows, WidthBefore(s));

    public Span<T> Kept(int s, int first, int rows) => Piece(_kept[s], first, rows, stages[s].Kept);

    /// <summary>Room for what one stage reads (0) and writes (1), of any width: all that prediction needs.</summary>
    public Span<T> Scratch(int which, int first, int rows, int width) =>
        _buffer!.Span.Slice(_scratch[which] + first * _maximumWidth, rows * width);

    public void Reserve(int rows)
    {
        if (_buffer is not null && rows <= _rows)
            return;
        _rows = rows;
        _used = 0;
        if (training)
            LayOutTraining(rows);
        else
            (_scratch[0], _scratch[1]) = (Take((long)rows * _maximumWidth), Take((long)rows * _maximumWidth));
        _costs = Take(rows);
        _outputs = training ? 0 : Take((long)rows * outputSize);
        _buffer = new AlignedBuffer<T>(_used);
    }

    private void LayOutTraining(int rows)
    {
        int last = stages.Length;
        for (int s = 0; s < last; s++)
        {
            _values[s + 1] = Take((long)rows * stages[s].Outputs);
            _kept[s] = Take((long)rows * stages[s].Kept);
        }
        _gradients[last] = Take((long)rows * WidthBefore(last));
        for (int s = last - 1; s >= 0; s--)
        {
            // The gradient of the inputs, if anybody wants it, goes straight to the caller: stage 0 needs room only to work in place.
            bool shared = stages[s].InPlace || s == 0;
            _gradients[s] = shared ? _gradients[s + 1] : Take((long)rows * stages[s].Inputs);
        }
    }

    private Span<T> Piece(int start, int first, int rows, int width) => _buffer!.Span.Slice(start + first * width, rows * width);

    private int WidthBefore(int s) => s == 0 ? inputSize : stages[s - 1].Outputs;

    // Every piece starts on a 64-byte boundary.
    private int Take(long count)
    {
        int start = _used;
        _used = checked((int)(start + (count + 15) / 16 * 16));
        return start;
    }
}
