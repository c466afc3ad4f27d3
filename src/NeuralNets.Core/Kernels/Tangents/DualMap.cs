namespace NeuralNets.Kernels;

/// <summary>Runs operators over dual numbers: values and, beside them, their tangents along one direction.</summary>
internal static class DualMap
{
    /// <summary>ra = d f(z)/dr, given rz = dz/dr.</summary>
    public static void Value<TOperator, T>(TOperator f, ReadOnlySpan<T> z, ReadOnlySpan<T> rz, Span<T> ra)
        where TOperator : struct, IElementwiseOperator
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < z.Length; i++)
            ra[i] = f.Value<Dual<T>, T>(new(z[i], rz[i])).Tangent;
    }

    /// <summary>rdz = d(f′(z)·da)/dr.</summary>
    public static void Derivative<TOperator, T>(TOperator f, ReadOnlySpan<T> z, ReadOnlySpan<T> rz, ReadOnlySpan<T> a, ReadOnlySpan<T> ra, ReadOnlySpan<T> da, ReadOnlySpan<T> rda, Span<T> rdz)
        where TOperator : struct, IElementwiseOperator
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < z.Length; i++)
        {
            Dual<T> slope = f.Derivative<Dual<T>, T>(new(z[i], rz[i]), new(a[i], ra[i]));
            rdz[i] = (slope * new Dual<T>(da[i], rda[i])).Tangent;
        }
    }

    /// <summary>rda = d(term′(a, y))/dr, times 1/width for a mean.</summary>
    public static void CostDerivative<TOperator, T>(TOperator f, ReadOnlySpan<T> a, ReadOnlySpan<T> ra, ReadOnlySpan<T> y, Span<T> rda, int width)
        where TOperator : struct, ICostOperator
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T scale = TOperator.IsMean ? T.One / Number.Round<T>(width) : T.One;
        for (int i = 0; i < a.Length; i++)
            rda[i] = f.Derivative<Dual<T>, T>(new(a[i], ra[i]), new(y[i], T.Zero)).Tangent * scale;
    }

    /// <summary>rda = d(∂C/∂a)/dr of each row.</summary>
    public static void RowCostDerivative<TCost, T>(TCost cost, ReadOnlySpan<T> a, ReadOnlySpan<T> ra, ReadOnlySpan<T> y, Span<T> rda, int width)
        where TCost : struct, IRowCost
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < a.Length; i += width)
            cost.Differentiate(new DualRow<T>(a.Slice(i, width), ra.Slice(i, width), y.Slice(i, width), rda.Slice(i, width)));
    }
}
