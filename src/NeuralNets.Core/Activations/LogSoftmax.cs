namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Logarithm of the softmax of a row: a = z − max − ln Σ e^(z − max). dz = da − eᵃ·Σ da. For costs of log-probabilities.</summary>
    /// <remarks>−∞ stays −∞; a row with NaN, with +∞, or of −∞ alone becomes NaN.</remarks>
    public static IActivation LogSoftmax { get; } = new LogSoftmaxActivation();

    internal sealed record LogSoftmaxActivation : IActivation, ITypedActivation, ITangentActivation
    {
        public void Activate<T>(ReadOnlySpan<T> z, Span<T> a, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Kernels.LogSoftmax.Value(z, a, width);

        public void Backpropagate<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Kernels.LogSoftmax.Backward(a, da, dz, width);

        public void ActivateTangent<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> rz, ReadOnlySpan<T> a, Span<T> ra, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Kernels.DualSoftmax.LogValue(a, rz, ra, width);

        public void BackpropagateTangent<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> rz, ReadOnlySpan<T> a, ReadOnlySpan<T> ra, ReadOnlySpan<T> da, ReadOnlySpan<T> rda, Span<T> rdz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Kernels.DualSoftmax.LogBackward(a, ra, da, rda, rdz, width);

        public TypedActivation<T> Typed<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> => new ForOne<T>();

        public override string ToString() => nameof(LogSoftmax);

        private sealed class ForOne<T> : TypedActivation<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            public override void Activate(ReadOnlySpan<T> z, Span<T> a, int width) => Kernels.LogSoftmax.Value(z, a, width);

            public override void Backpropagate(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz, int width) => Kernels.LogSoftmax.Backward(a, da, dz, width);
        }
    }
}
