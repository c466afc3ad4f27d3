using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>y = scale·x̂ + shift with x̂ = (x − μ)/√(v + ε) of each row. Kept: x̂ and, last, 1/√(v + ε); in prediction nothing.</summary>
internal sealed class LayerNormStage<T>(ParameterBlock scale, ParameterBlock shift, double epsilon) : Stage<T>(scale.Layer, scale.Outputs, scale.Outputs)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override int Kept => Outputs + 1;

    public override long Work => 16 * Outputs;

    public override void Forward(in Pass<T> pass, ReadOnlySpan<T> x, Span<T> y, Span<T> kept) =>
        Normalization.Forward(x, Scales(pass), pass.Parameters.Slice(shift.Offset, Outputs), Number.Round<T>(epsilon), kept, y);

    public override void Backward(in Pass<T> pass, ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> kept, ReadOnlySpan<T> dy, Span<T> dx) =>
        Normalization.Backward(dy, Scales(pass), kept, dx);

    public override int GradientParts => 1;

    // dscale = Σ dy∘x̂ and dshift = Σ dy over the rows, in their order.
    public override void AddGradient(int part, ReadOnlySpan<T> x, ReadOnlySpan<T> kept, ReadOnlySpan<T> dy, Span<T> gradient, bool continues, T factor)
    {
        int n = Outputs;
        Span<T> dscale = gradient.Slice(scale.Offset, n);
        if (!continues)
            dscale.Clear();
        for (int row = 0; row < dy.Length / n; row++)
            MultiplyAdd.Run(dy.Slice(row * n, n), kept.Slice(row * Kept, n), dscale);
        Scale(dscale, factor);
        Matrix.ColumnSums(dy, gradient.Slice(shift.Offset, n), n, continues, factor);
    }

    private ReadOnlySpan<T> Scales(in Pass<T> pass) => pass.Parameters.Slice(scale.Offset, Outputs);
}
