using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>a = z for z &gt; 0, else s·z, with a trained slope s for each unit.</summary>
internal sealed class PReLUStage<T>(ParameterBlock slope) : Stage<T>(slope.Layer, slope.Outputs, slope.Outputs)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Forward(in Pass<T> pass, ReadOnlySpan<T> z, Span<T> a, Span<T> kept) =>
        Rectifier.Apply(z, Slopes(pass), z, a);

    public override void Backward(in Pass<T> pass, ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> kept, ReadOnlySpan<T> da, Span<T> dz) =>
        Rectifier.Apply(z, Slopes(pass), da, dz);

    public override int GradientParts => 1;

    public override void AddGradient(int part, ReadOnlySpan<T> z, ReadOnlySpan<T> kept, ReadOnlySpan<T> da, Span<T> gradient, bool continues, T factor)
    {
        Span<T> ds = gradient.Slice(slope.Offset, Outputs);
        Rectifier.AddSlopeGradient(z, da, ds, continues);
        Scale(ds, factor);
    }

    private ReadOnlySpan<T> Slopes(in Pass<T> pass) => pass.Parameters.Slice(slope.Offset, Outputs);
}
