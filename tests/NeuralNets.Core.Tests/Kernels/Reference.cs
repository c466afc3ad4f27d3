namespace NeuralNets.Tests.Kernels;

/// <summary>The numeric contract of the matrix products, as scalar loops. Kernels must equal these to the last bit.</summary>
internal static class Reference
{
    public static T[] WeightedSum<T>(T[] a, T[] w, T[]? b, int rows, int inputs, int outputs) where T : IFloatingPointIeee754<T>
    {
        var z = new T[rows * outputs];
        for (int r = 0; r < rows; r++)
        {
            for (int j = 0; j < outputs; j++)
            {
                T sum = b == null ? T.Zero : b[j];
                for (int k = 0; k < inputs; k++)
                    sum = T.FusedMultiplyAdd(a[r * inputs + k], w[k * outputs + j], sum);
                z[r * outputs + j] = sum;
            }
        }
        return z;
    }

    public static T[] BackwardToInputs<T>(T[] dz, T[] w, int rows, int inputs, int outputs) where T : IFloatingPointIeee754<T>
    {
        var da = new T[rows * inputs];
        for (int r = 0; r < rows; r++)
        {
            for (int k = 0; k < inputs; k++)
            {
                T sum = T.Zero;
                for (int j = 0; j < outputs; j++)
                    sum = T.FusedMultiplyAdd(dz[r * outputs + j], w[k * outputs + j], sum);
                da[r * inputs + k] = sum;
            }
        }
        return da;
    }

    /// <param name="dw">What the chains start from.</param>
    public static T[] WeightGradient<T>(T[] a, T[] dz, T[] dw, int rows, int inputs, int outputs, T scale) where T : IFloatingPointIeee754<T>
    {
        var sums = (T[])dw.Clone();
        for (int k = 0; k < inputs; k++)
        {
            for (int j = 0; j < outputs; j++)
            {
                for (int r = 0; r < rows; r++)
                    sums[k * outputs + j] = T.FusedMultiplyAdd(a[r * inputs + k], dz[r * outputs + j], sums[k * outputs + j]);
                sums[k * outputs + j] *= scale;
            }
        }
        return sums;
    }

    public static T[] ColumnSums<T>(T[] dz, T[] db, int rows, int outputs, T scale) where T : IFloatingPointIeee754<T>
    {
        var sums = (T[])db.Clone();
        for (int j = 0; j < outputs; j++)
        {
            for (int r = 0; r < rows; r++)
                sums[j] += dz[r * outputs + j];
            sums[j] *= scale;
        }
        return sums;
    }
}
