namespace NeuralNets;

/// <summary>
/// An activation that can be followed along a direction exactly: every built-in. R{x} is the derivative of x along it (Pearlmutter's
/// operator); shapes as in <see cref="IActivation"/>.
/// </summary>
internal interface ITangentActivation
{
    /// <summary>R{a} from R{z}.</summary>
    void ActivateTangent<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> rz, ReadOnlySpan<T> a, Span<T> ra, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>R{dz} of dz = Jᵀ·da.</summary>
    void BackpropagateTangent<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> rz, ReadOnlySpan<T> a, ReadOnlySpan<T> ra, ReadOnlySpan<T> da, ReadOnlySpan<T> rda, Span<T> rdz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
