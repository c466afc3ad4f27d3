using System.Buffers;

namespace NeuralNets;

/// <summary>A part of another set, named by which of its rows it holds.</summary>
internal abstract class PartDataset<T>(Dataset<T> whole, int count) : Dataset<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override int Count => count;
    public override int InputSize => whole.InputSize;
    public override int TargetSize => whole.TargetSize;

    protected abstract int RowOfWhole(int row);

    internal override void ReadClasses(ReadOnlySpan<int> rows, Span<int> classes)
    {
        int[] rented = ArrayPool<int>.Shared.Rent(rows.Length);
        whole.ReadClasses(RowsOfWhole(rows, rented), classes);
        ArrayPool<int>.Shared.Return(rented);
    }

    protected override void ReadRows(ReadOnlySpan<int> rows, Span<T> inputs, Span<T> targets)
    {
        int[] rented = ArrayPool<int>.Shared.Rent(rows.Length);
        whole.Read(RowsOfWhole(rows, rented), inputs, targets);
        ArrayPool<int>.Shared.Return(rented);
    }

    private Span<int> RowsOfWhole(ReadOnlySpan<int> rows, Span<int> space)
    {
        for (int i = 0; i < rows.Length; i++)
            space[i] = RowOfWhole(rows[i]);
        return space[..rows.Length];
    }
}

internal sealed class RangeDataset<T>(Dataset<T> whole, int start, int count) : PartDataset<T>(whole, count)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    protected override int RowOfWhole(int row) => start + row;
}

internal sealed class RowsDataset<T>(Dataset<T> whole, int[] rowsOfWhole) : PartDataset<T>(whole, rowsOfWhole.Length)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    protected override int RowOfWhole(int row) => rowsOfWhole[row];
}
