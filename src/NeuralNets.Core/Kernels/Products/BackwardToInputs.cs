namespace NeuralNets.Kernels;

/// <summary>da[rows × inputs] = dz[rows × outputs]·wᵀ.</summary>
internal static unsafe class BackwardToInputs
{
    public static void Run<T>(T* dz, T* w, T* da, int rows, int inputs, int outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if ((long)rows * inputs * outputs <= MatrixVector.MostForScalarBackward)
        {
            MatrixVector.ScalarBackward(dz, w, da, rows, inputs, outputs);
            return;
        }
        if (rows == 1)
        {
            MatrixVector.Backward(dz, w, da, inputs, outputs);
            return;
        }
        var product = new Product<T>
        {
            Rows = rows,
            TransposesB = true,
            Whole = new()
            {
                A = dz, RowStrideA = outputs, DepthStrideA = 1,
                B = w,
                C = da, RowStrideC = inputs,
                Depth = outputs, Columns = inputs,
            },
        };
        Lanes.Run<T, Product<T>>(ref product);
    }
}
