using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>Copies rows of a data set into memory that is used again and again.</summary>
/// <param name="data">Where the rows come from.</param>
/// <param name="mostRows">At most so many at a time; fewer where rows are so wide that they would take too much memory.</param>
internal sealed class BatchReader<T>(Dataset<T> data, int mostRows) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostValues = 1 << 24;
    private readonly AlignedBuffer<T> _inputs = new(Most(data, mostRows) * data.InputSize);
    private readonly AlignedBuffer<T> _targets = new(Most(data, mostRows) * data.TargetSize);

    public int MostRows { get; } = Most(data, mostRows);

    public void Read(ReadOnlySpan<int> rows, out ReadOnlySpan<T> inputs, out ReadOnlySpan<T> targets)
    {
        Span<T> x = _inputs.Span[..(rows.Length * data.InputSize)], y = _targets.Span[..(rows.Length * data.TargetSize)];
        data.Read(rows, x, y);
        inputs = x;
        targets = y;
    }

    private static int Most(Dataset<T> data, int rows) =>
        Math.Clamp(MostValues / Math.Max(data.InputSize, data.TargetSize), 1, Math.Max(Math.Min(rows, data.Count), 1));
}
