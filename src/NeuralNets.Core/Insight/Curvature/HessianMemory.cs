using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>What the passes of a Hessian-vector product hand from stage to stage, for so many rows. Index s: before stage s; of the inputs only R{x} is here.</summary>
internal sealed class HessianMemory<T>(Stage<T>[] stages, int inputSize, int rows) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int[] _widths = [inputSize, .. stages.Select(stage => stage.Outputs)];
    private readonly int[] _kept = [.. stages.Select(stage => stage.Kept)];
    private readonly AlignedBuffer<T>[] _x = Buffers(stages, 0, rows), _rx = Buffers(stages, inputSize, rows);
    private readonly AlignedBuffer<T>[] _dx = Buffers(stages, 0, rows), _rdx = Buffers(stages, 0, rows);
    private readonly AlignedBuffer<T>[] _keptRows = [.. stages.Select(stage => new AlignedBuffer<T>(rows * stage.Kept))];
    private readonly AlignedBuffer<T> _scratch = new(rows * Widest(stages, inputSize));
    private readonly int _scratchWidth = Widest(stages, inputSize);

    public int Rows => rows;

    public Span<T> X(int s, int first, int count) => Piece(_x[s], first, count, _widths[s]);

    /// <summary>Of the inputs, which do not move: zeros.</summary>
    public Span<T> RX(int s, int first, int count) => Piece(_rx[s], first, count, _widths[s]);

    public Span<T> Dx(int s, int first, int count) => Piece(_dx[s], first, count, _widths[s]);

    public Span<T> RDx(int s, int first, int count) => Piece(_rdx[s], first, count, _widths[s]);

    public Span<T> Kept(int s, int first, int count) => Piece(_keptRows[s], first, count, _kept[s]);

    /// <summary>As wide as value s; other rows have other room.</summary>
    public Span<T> Scratch(int s, int first, int count) => _scratch.Span.Slice(first * _scratchWidth, count * _widths[s]);

    private static Span<T> Piece(AlignedBuffer<T> buffer, int first, int count, int width) => buffer.Span.Slice(first * width, count * width);

    private static int Widest(Stage<T>[] stages, int inputSize) => stages.Select(stage => stage.Outputs).Append(inputSize).Max();

    // Inputs are the caller's, and the gradient does not reach them: their width is 0 where there is nothing to store.
    private static AlignedBuffer<T>[] Buffers(Stage<T>[] stages, int widthBefore, int rows) =>
        [new(rows * widthBefore), .. stages.Select(stage => new AlignedBuffer<T>(rows * stage.Outputs))];
}
