using System.Buffers;

namespace NeuralNets;

/// <summary>A part of another set, named by which of its rows it holds.</summary>
internal abstract class PartDataset<T>(Dataset<T> whole, int count) : Dataset<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override int Count => count;
    public override int InputSize => whole.InputSize;
    public override int TargetSize => whole.TargetSize;

    protected abstract int RowOfWhole(int row);

    protected override void ReadRows(ReadOnlySpan<int> rows, Span<T> inputs, Span<T> targets)
    {
        int[] rented = ArrayPool<int>.Shared.Rent(rows.Length);
        Span<int> rowsOfWhole = rented.AsSpan(0, rows.Length);
        for (int i = 0; i < rows.Length; i++)
            rowsOfWhole[i] = RowOfWhole(rows[i]);
        whole.Read(rowsOfWhole, inputs, targets);
        ArrayPool<int>.Shared.Return(rented);
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
