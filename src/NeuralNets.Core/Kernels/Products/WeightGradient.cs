namespace NeuralNets.Kernels;

/// <summary>dw[inputs × outputs] = aᵀ·dz: each sum a chain over the rows, from what dw holds or from +0, then times scale.</summary>
internal static unsafe class WeightGradient
{
    /// <summary>Rows [from, to) of dw.</summary>
    public static void Run<T>(T* a, T* dz, T* dw, int rows, int inputs, int outputs, int from, int to, bool continues, T scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (rows == 1)
        {
            MatrixVector.WeightGradient(a + from, dz, dw + (nint)from * outputs, to - from, outputs, continues, scale);
            return;
        }
        var product = new Product<T>
        {
            Rows = to - from,
            EndOfA = a + (nint)rows * inputs,
            Whole = new()
            {
                A = a + from, RowStrideA = 1, DepthStrideA = inputs,
                B = dz, DepthStrideB = outputs,
                C = dw + (nint)from * outputs, RowStrideC = outputs,
                Start = continues ? dw + (nint)from * outputs : null, RowStrideStart = outputs,
                Depth = rows, Columns = outputs,
                Scales = scale != T.One, Scale = scale,
            },
        };
        Lanes.Run<T, Product<T>>(ref product);
    }
}

/// <summary>db[j] = Σ over r of dz[r, j], plain adds in the order of the rows, from what db holds or from +0, then times scale.</summary>
internal static unsafe class ColumnSums
{
    public static void Run<T>(T* dz, T* db, int rows, int outputs, bool continues, T scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T one = T.One;      // 1·dz is exact, so the multiply-add rounds as the add does
        if (rows == 1)
        {
            MatrixVector.WeightGradient(&one, dz, db, 1, outputs, continues, scale);
            return;
        }
        var product = new Product<T>
        {
            Rows = 1,
            Whole = new()
            {
                A = &one, RowStrideA = 0, DepthStrideA = 0,
                B = dz, DepthStrideB = outputs,
                C = db, RowStrideC = outputs,
                Start = continues ? db : null, RowStrideStart = outputs,
                Depth = rows, Columns = outputs,
                Scales = scale != T.One, Scale = scale,
            },
        };
        Lanes.Run<T, Product<T>>(ref product);
    }
}
