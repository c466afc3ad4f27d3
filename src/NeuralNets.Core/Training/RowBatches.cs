using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>A data set from its first row to its last, a block of at most 1024 rows in memory at a time; wide rows are read in parts of a block.</summary>
internal sealed class RowBatches<T>(Dataset<T> data) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BatchReader<T> _reader = new(data, RowBlock.Size);
    private readonly int[] _rows = new int[RowBlock.Size];
    private int _next;

    public int MostRows => _reader.MostRows;

    /// <summary>Rows of the last batch.</summary>
    public int Rows { get; private set; }

    /// <summary>Which block the last batch is from.</summary>
    public int Block => (_next - 1) / RowBlock.Size;

    /// <summary>Whether the last batch is the last of its block.</summary>
    public bool EndsBlock => _next % RowBlock.Size == 0 || _next == data.Count;

    /// <summary>From the first row again.</summary>
    public void Restart() => _next = 0;

    /// <summary>False: all rows have been read.</summary>
    public bool Next(out ReadOnlySpan<T> inputs, out ReadOnlySpan<T> targets)
    {
        Rows = Math.Min(Math.Min(_reader.MostRows, RowBlock.Size - _next % RowBlock.Size), data.Count - _next);
        for (int i = 0; i < Rows; i++)
            _rows[i] = _next + i;
        _next += Rows;
        _reader.Read(_rows.AsSpan(0, Rows), out inputs, out targets);
        return Rows > 0;
    }
}
