namespace NeuralNets;

/// <summary>a = f(z), then dz = Jᵀ·da.</summary>
internal sealed class ActivationStage<T>(int layer, int width, IActivation activation) : Stage<T>(layer, width, width)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TypedActivation<T> _activation = TypedActivation<T>.Of(activation);

    public override bool InPlace => true;

    public override void Forward(in Pass<T> pass, ReadOnlySpan<T> z, Span<T> a, Span<T> kept) =>
        _activation.Activate(z, a, Outputs);

    public override void Backward(in Pass<T> pass, ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> kept, ReadOnlySpan<T> da, Span<T> dz) =>
        _activation.Backpropagate(z, a, da, dz, Outputs);
}
