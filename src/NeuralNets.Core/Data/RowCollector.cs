using System.Runtime.InteropServices;

namespace NeuralNets;

/// <summary>Rows as they come, of one width, end to end.</summary>
internal sealed class RowCollector<T>(string what, string argument)
{
    private readonly List<T> _values = [];
    private long _rows;

    /// <summary>That of the first row.</summary>
    public int Width { get; private set; }

    public void Add(T[] row)
    {
        if (row is null || row.Length == 0)
            throw new ArgumentException($"Row {_rows} has no {what}.", argument);
        if (_rows > 0 && row.Length != Width)
            throw new ArgumentException($"Row {_rows} has {row.Length} {what}, row 0 has {Width}.", argument);
        Width = row.Length;
        _rows++;
        _values.AddRange(row);
    }

    /// <summary>All values; at least one row must have come.</summary>
    public T[] ToArray()
    {
        if (_rows == 0)
            throw new ArgumentException($"{argument} is empty: a data set has at least one row.", argument);
        return CollectionsMarshal.AsSpan(_values).ToArray();
    }
}
