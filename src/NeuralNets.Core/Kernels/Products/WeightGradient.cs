namespace NeuralNets.Kernels;

/// <summary>dw[inputs × outputs] = aᵀ·dz: each sum a chain over the rows, from what dw holds or from +0, then times scale.</summary>
internal static unsafe class WeightGradient
{
    /// <summary>Rows [from, to) of dw.</summary>
    public static void Run<T>(T* a, T* dz, T* dw, int rows, int inputs, int outputs, int from, int to, bool continues, T scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        OfInputs(a + from, inputs, a + (nint)rows * inputs, dz, dw + (nint)from * outputs, rows, to - from, outputs, continues, scale);

    /// <summary>All rows of dw, from the first inputs of each row of a; the rows lie stride values apart and end at endOfA.</summary>
    public static void OfInputs<T>(T* a, nint stride, T* endOfA, T* dz, T* dw, int rows, int inputs, int outputs, bool continues, T scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (rows == 1)
        {
            MatrixVector.WeightGradient(a, dz, dw, inputs, outputs, continues, scale);
            return;
        }
        var product = new Product<T>
        {
            Rows = inputs,
            EndOfA = endOfA,
            Whole = new()
            {
                A = a, RowStrideA = 1, DepthStrideA = stride,
                B = dz, DepthStrideB = outputs,
                C = dw, RowStrideC = outputs,
                Start = continues ? dw : null, RowStrideStart = outputs,
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
        T one = T.One;      // every row has this one input; 1·dz is exact, so the multiply-add rounds as the add does
        WeightGradient.OfInputs(&one, 0, &one + 1, dz, db, rows, 1, outputs, continues, scale);
    }
}
