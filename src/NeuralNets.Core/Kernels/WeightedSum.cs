namespace NeuralNets.Kernels;

/// <summary>z[rows × outputs] = a[rows × inputs]·w[inputs × outputs] + b; without b the sums start at +0.</summary>
internal static unsafe class WeightedSum
{
    public static void Run<T>(T* a, T* w, T* b, T* z, int rows, int inputs, int outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (rows == 1)
        {
            FewRows.WeightedSum(a, w, b, z, inputs, outputs, outputs);
            return;
        }
        int width = TileSize.Width<T>();
        var product = new Product<T>
        {
            Rows = rows,
            Sweeps = rows <= TileSize.FewRows,
            Whole = new()
            {
                A = a, RowStrideA = inputs, DepthStrideA = 1,
                B = w, DepthStrideB = outputs, PanelStrideB = width,
                Start = b, RowStrideStart = 0,
                C = z, RowStrideC = outputs,
                Depth = inputs, Columns = outputs,
            },
        };
        if (rows < TileSize.RowsWorthPacking || outputs <= width)
        {
            Lanes.Run<T, Product<T>>(ref product);
            return;
        }
        var packed = new PackedProduct<T> { Whole = product };
        Lanes.Run<T, PackedProduct<T>>(ref packed);
    }
}
