namespace NeuralNets.Kernels;

/// <summary>z[rows × outputs] = a[rows × inputs]·w[inputs × outputs] + b; without b the sums start at +0.</summary>
internal static unsafe class WeightedSum
{
    // packed: w as Packing.Forward lays it out; null: w is used as it lies.
    public static void Run<T>(T* a, T* w, T* packed, T* b, T* z, int rows, int inputs, int outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (rows == 1 && packed == null)
        {
            FewRows.WeightedSum(a, w, b, z, inputs, outputs, outputs);
            return;
        }
        int width = Packing.Width<T>();
        var product = new Product<T>
        {
            Rows = rows,
            Sweeps = packed == null && rows <= TileSize.FewRows,
            Whole = new()
            {
                A = a, RowStrideA = inputs, DepthStrideA = 1,
                B = packed != null ? packed : w,
                DepthStrideB = packed != null ? width : outputs,
                PanelStrideB = packed != null ? (nint)inputs * width : width,
                Start = b, RowStrideStart = 0,
                C = z, RowStrideC = outputs,
                Depth = inputs, Columns = outputs,
            },
        };
        Lanes.Run<T, Product<T>>(ref product);
    }
}
