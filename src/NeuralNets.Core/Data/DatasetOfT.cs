namespace NeuralNets;

/// <summary>
/// Examples to learn from: rows of inputs with their targets. Training asks for any rows in any order, so a data set may
/// live in memory, in a file or in a database.
/// </summary>
/// <remarks>Deriving: give the three sizes and <see cref="ReadRows"/>; <see cref="Read"/> has checked its arguments.</remarks>
/// <typeparam name="T">float or double.</typeparam>
public abstract partial class Dataset<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many examples there are.</summary>
    public abstract int Count { get; }

    /// <summary>Values an example shows to the network.</summary>
    public abstract int InputSize { get; }

    /// <summary>Values the network is to answer.</summary>
    public abstract int TargetSize { get; }

    /// <summary>Copies the examples <paramref name="rows"/>, in that order; a row may come twice.</summary>
    /// <param name="rows">Which examples, each 0 … Count − 1.</param>
    /// <param name="inputs">Receives [rows × InputSize].</param>
    /// <param name="targets">Receives [rows × TargetSize].</param>
    /// <exception cref="ArgumentException">A span has another length; nothing was written.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A row is not in the set; nothing was written.</exception>
    public void Read(ReadOnlySpan<int> rows, Span<T> inputs, Span<T> targets)
    {
        DatasetChecks.Length(inputs.Length, rows.Length, InputSize, nameof(inputs), nameof(InputSize));
        DatasetChecks.Length(targets.Length, rows.Length, TargetSize, nameof(targets), nameof(TargetSize));
        DatasetChecks.Rows(rows, Count);
        ReadRows(rows, inputs, targets);
    }

    /// <summary>The examples of a range as a data set of their own; nothing is copied.</summary>
    /// <param name="range">For example <c>..50_000</c>, or <c>^1000..</c> for the last thousand.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves the set.</exception>
    public Dataset<T> Subset(Range range)
    {
        int start = range.Start.GetOffset(Count), end = range.End.GetOffset(Count);
        if (start < 0 || start > end || end > Count)
            throw new ArgumentOutOfRangeException(nameof(range), range, $"The range {start}..{end} leaves the data set, which holds {Count} rows.");
        return new RangeDataset<T>(this, start, end - start);
    }

    /// <summary>The examples <paramref name="rows"/> as a data set of their own; the examples are not copied.</summary>
    /// <param name="rows">Which examples, each 0 … Count − 1; copied.</param>
    /// <exception cref="ArgumentOutOfRangeException">A row is not in the set.</exception>
    public Dataset<T> Subset(ReadOnlySpan<int> rows)
    {
        DatasetChecks.Rows(rows, Count);
        return new RowsDataset<T>(this, rows.ToArray());
    }

    /// <summary>Splits in two by position: the first <paramref name="count"/> examples and the rest.</summary>
    /// <param name="count">0 … Count.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer examples.</exception>
    public (Dataset<T> First, Dataset<T> Second) Split(int count)
    {
        if (count < 0 || count > Count)
            throw new ArgumentOutOfRangeException(nameof(count), count, $"count is {count}; the data set holds {Count} rows.");
        return (Subset(..count), Subset(count..));
    }

    /// <summary>The same examples, scaled as they are read; nothing is copied.</summary>
    /// <param name="inputs">Applied to the inputs; null leaves them.</param>
    /// <param name="targets">Applied to the targets; null leaves them.</param>
    /// <exception cref="ArgumentException">A scaling of another width.</exception>
    public Dataset<T> Scale(Scaling? inputs = null, Scaling? targets = null) => new ScaledDataset<T>(this, inputs, targets);

    /// <summary>Does the work of <see cref="Read"/>; every argument fits. May run on several threads at once.</summary>
    /// <param name="rows">Which examples, each 0 … Count − 1.</param>
    /// <param name="inputs">Receives [rows × InputSize].</param>
    /// <param name="targets">Receives [rows × TargetSize].</param>
    protected abstract void ReadRows(ReadOnlySpan<int> rows, Span<T> inputs, Span<T> targets);
}
