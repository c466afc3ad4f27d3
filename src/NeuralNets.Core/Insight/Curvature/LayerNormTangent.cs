using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>
/// y = s∘x̂ + t with x̂ = (x − μ)·r, r = 1/√(v + ε), and dx = r·(g − mean(g) − x̂·mean(g∘x̂)) with g = dy∘s: the same formulas on dual
/// numbers, row by row; then R{ds} = Σ R{dy∘x̂} and R{dt} = Σ R{dy}.
/// </summary>
internal sealed class LayerNormTangent<T>(ParameterBlock scale, ParameterBlock shift, double epsilon) : TangentStage<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _n = scale.Length;

    public override void Forward(TangentPass<T> pass, ReadOnlySpan<T> x, ReadOnlySpan<T> rx, ReadOnlySpan<T> y, ReadOnlySpan<T> kept, Span<T> ry, Span<T> scratch)
    {
        var standard = new Dual<T>[_n];
        for (int row = 0; row < x.Length; row += _n)
        {
            Standardize(x.Slice(row, _n), rx.Slice(row, _n), standard);
            for (int i = 0; i < _n; i++)
                ry[row + i] = (Parameter(pass, scale, i) * standard[i] + Parameter(pass, shift, i)).Tangent;
        }
    }

    public override void Backward(TangentPass<T> pass, TangentRows<T> rows, Span<T> rdx, Span<T> scratch)
    {
        var standard = new Dual<T>[_n];
        var g = new Dual<T>[_n];
        Dual<T> inverse = Dual<T>.Constant(1) / Dual<T>.Constant(_n);
        for (int row = 0; row < rdx.Length; row += _n)
        {
            Dual<T> r = Standardize(rows.X.Slice(row, _n), rows.RX.Slice(row, _n), standard), sum = default, dot = default;
            for (int i = 0; i < _n; i++)
            {
                g[i] = new Dual<T>(rows.Dy[row + i], rows.RDy[row + i]) * Parameter(pass, scale, i);
                sum += g[i];
                dot += g[i] * standard[i];
            }
            for (int i = 0; i < _n; i++)
                rdx[row + i] = (r * (g[i] - sum * inverse - standard[i] * dot * inverse)).Tangent;
        }
    }

    public override int Parts => 1;

    public override void AddProduct(int part, TangentRows<T> rows, Span<T> product)
    {
        Span<T> ofScale = product.Slice(scale.Offset, _n), ofShift = product.Slice(shift.Offset, _n);
        var standard = new Dual<T>[_n];
        for (int row = 0; row < rows.X.Length; row += _n)
        {
            Standardize(rows.X.Slice(row, _n), rows.RX.Slice(row, _n), standard);
            for (int i = 0; i < _n; i++)
            {
                ofScale[i] += (new Dual<T>(rows.Dy[row + i], rows.RDy[row + i]) * standard[i]).Tangent;
                ofShift[i] += rows.RDy[row + i];
            }
        }
    }

    // x̂; r comes back.
    private Dual<T> Standardize(ReadOnlySpan<T> x, ReadOnlySpan<T> rx, Span<Dual<T>> standard)
    {
        Dual<T> inverse = Dual<T>.Constant(1) / Dual<T>.Constant(_n), sum = default, squares = default;
        for (int i = 0; i < _n; i++)
            sum += new Dual<T>(x[i], rx[i]);
        for (int i = 0; i < _n; i++)
        {
            standard[i] = new Dual<T>(x[i], rx[i]) - sum * inverse;
            squares += standard[i] * standard[i];
        }
        Dual<T> r = Dual<T>.Constant(1) / Dual<T>.Sqrt(squares * inverse + Dual<T>.Constant(epsilon));
        for (int i = 0; i < _n; i++)
            standard[i] *= r;
        return r;
    }

    private static Dual<T> Parameter(TangentPass<T> pass, ParameterBlock block, int i) => new(pass.Parameters[block.Offset + i], pass.Direction[block.Offset + i]);
}
