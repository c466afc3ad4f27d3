using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>a = z for z &gt; 0, else s·z. PReLU's slopes are parameters, one a unit, and move; RReLU's were drawn and are kept, one for each value.</summary>
/// <param name="slope">Where PReLU's slopes lie; null: they are kept.</param>
internal sealed class RectifierTangent<T>(ParameterBlock? slope) : TangentStage<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Forward(TangentPass<T> pass, ReadOnlySpan<T> x, ReadOnlySpan<T> rx, ReadOnlySpan<T> y, ReadOnlySpan<T> kept, Span<T> ry, Span<T> scratch)
    {
        for (int i = 0; i < x.Length; i++)
            ry[i] = x[i] > T.Zero ? rx[i] : (Slope(pass, kept, i) * new Dual<T>(x[i], rx[i])).Tangent;
    }

    public override void Backward(TangentPass<T> pass, TangentRows<T> rows, Span<T> rdx, Span<T> scratch)
    {
        for (int i = 0; i < rdx.Length; i++)
            rdx[i] = rows.X[i] > T.Zero ? rows.RDy[i] : (Slope(pass, rows.Kept, i) * new Dual<T>(rows.Dy[i], rows.RDy[i])).Tangent;
    }

    public override int Parts => slope is null ? 0 : 1;

    // ds = Σ z·da over the z ≤ 0.
    public override void AddProduct(int part, TangentRows<T> rows, Span<T> product)
    {
        ParameterBlock block = slope!.Value;
        Span<T> rds = product.Slice(block.Offset, block.Length);
        for (int i = 0; i < rows.X.Length; i++)
        {
            if (!(rows.X[i] > T.Zero))
                rds[i % block.Length] += (new Dual<T>(rows.X[i], rows.RX[i]) * new Dual<T>(rows.Dy[i], rows.RDy[i])).Tangent;
        }
    }

    private Dual<T> Slope(TangentPass<T> pass, ReadOnlySpan<T> kept, int i)
    {
        if (slope is not { } block)
            return new(kept[i], T.Zero);
        int index = block.Offset + i % block.Length;
        return new(pass.Parameters[index], pass.Direction[index]);
    }
}
