namespace NeuralNets.Kernels;

/// <summary>The matrix products as the layers call them. All matrices are dense and row-major; a row is one example.</summary>
internal static unsafe class Matrix
{
    /// <summary>z [rows × outputs] = a [rows × inputs]·w [inputs × outputs] + b; an empty b is none.</summary>
    public static void WeightedSum<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> w, ReadOnlySpan<T> b, Span<T> z, int inputs, int outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* pa = a, pw = w, pb = b, pz = z)
            Kernels.WeightedSum.Run(pa, pw, pb, pz, z.Length / outputs, inputs, outputs);
    }

    /// <summary>Columns from … to − 1 of z [outputs] = a [inputs]·w + b, for one row.</summary>
    public static void WeightedSumOfRow<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> w, ReadOnlySpan<T> b, Span<T> z, int from, int to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* pa = a, pw = w, pb = b, pz = z)
            MatrixVector.WeightedSum(pa, pw + from, pb == null ? null : pb + from, pz + from, a.Length, to - from, z.Length);
    }

    /// <summary>da [rows × inputs] = dz [rows × outputs]·wᵀ.</summary>
    public static void BackwardToInputs<T>(ReadOnlySpan<T> dz, ReadOnlySpan<T> w, Span<T> da, int inputs, int outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* pdz = dz, pw = w, pda = da)
            Kernels.BackwardToInputs.Run(pdz, pw, pda, dz.Length / outputs, inputs, outputs);
    }

    /// <summary>Rows from … to − 1 of dw [inputs × outputs] += aᵀ·dz; to +0 unless <paramref name="continues"/>; then times scale.</summary>
    public static void WeightGradient<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> dz, Span<T> dw, int inputs, int outputs, int from, int to, bool continues, T scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* pa = a, pdz = dz, pdw = dw)
            Kernels.WeightGradient.Run(pa, pdz, pdw, dz.Length / outputs, inputs, outputs, from, to, continues, scale);
    }

    /// <summary>db [outputs] += Σ dz over the rows; to +0 unless <paramref name="continues"/>; then times scale.</summary>
    public static void ColumnSums<T>(ReadOnlySpan<T> dz, Span<T> db, int outputs, bool continues, T scale) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* pdz = dz, pdb = db)
            Kernels.ColumnSums.Run(pdz, pdb, dz.Length / outputs, outputs, continues, scale);
    }
}
