namespace NeuralNets.Kernels;

/// <summary>Rows in panels as high as a tile, of equal height: 32 rows are 11 + 11 + 10, not 12 + 12 + 8.</summary>
internal readonly struct RowPanels
{
    private readonly int _first, _height, _higher;      // the first panels are a row higher

    public RowPanels(int rows, int maxHeight)
    {
        Count = (rows + maxHeight - 1) / maxHeight;
        _height = rows / Math.Max(Count, 1);
        _higher = rows - Count * _height;
    }

    private RowPanels(RowPanels whole, int first, int count)
    {
        this = whole;
        _first = first;
        Count = count;
    }

    public int Count { get; }

    public int Row(int panel) => (_first + panel) * _height + Math.Min(_first + panel, _higher);

    public int Height(int panel) => _first + panel < _higher ? _height + 1 : _height;

    public RowPanels Slice(int first, int maxCount) => new(this, first, Math.Min(maxCount, Count - first));
}
