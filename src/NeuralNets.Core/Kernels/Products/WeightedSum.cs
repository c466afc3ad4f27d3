namespace NeuralNets.Kernels;

/// <summary>z[rows × outputs] = a[rows × inputs]·w[inputs × outputs] + b; without b the sums start at +0.</summary>
internal static unsafe class WeightedSum
{
    public static void Run<T>(T* a, T* w, T* b, T* z, int rows, int inputs, int outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (rows == 1)
        {
            MatrixVector.WeightedSum(a, w, b, z, inputs, outputs, outputs);
            return;
        }
        var product = new Product<T>
        {
            Rows = rows,
            Whole = new()
            {
                A = a, RowStrideA = inputs, DepthStrideA = 1,
                B = w, DepthStrideB = outputs,
                Start = b, RowStrideStart = 0,
                C = z, RowStrideC = outputs,
                Depth = inputs, Columns = outputs,
            },
        };
        Lanes.Run<T, Product<T>>(ref product);
    }
}
