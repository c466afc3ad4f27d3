namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Shares of a row of which many are exactly 0: a = max(z − τ, 0), the point of the simplex (Σ a = 1) nearest to z. dz = da − mean of da over the a &gt; 0, and 0 elsewhere.</summary>
    /// <remarks>
    /// −∞ gives 0; a row with NaN, with +∞, or of −∞ alone becomes NaN. Martins, Astudillo 2016, "From softmax to sparsemax: a
    /// sparse model of attention and multi-label classification".
    /// </remarks>
    public static IActivation Sparsemax { get; } = new SparsemaxActivation();

    internal sealed record SparsemaxActivation : IActivation, ITypedActivation, ITangentActivation
    {
        public void Activate<T>(ReadOnlySpan<T> z, Span<T> a, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Kernels.Sparsemax.Value(z, a, width);

        public void Backpropagate<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Kernels.Sparsemax.Backward(a, da, dz, width);

        // Where no share comes or goes, the Jacobian is constant.
        public void ActivateTangent<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> rz, ReadOnlySpan<T> a, Span<T> ra, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Kernels.Sparsemax.Backward(a, rz, ra, width);

        public void BackpropagateTangent<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> rz, ReadOnlySpan<T> a, ReadOnlySpan<T> ra, ReadOnlySpan<T> da, ReadOnlySpan<T> rda, Span<T> rdz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Kernels.Sparsemax.Backward(a, rda, rdz, width);

        public TypedActivation<T> Typed<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> => new ForOne<T>();

        public override string ToString() => nameof(Sparsemax);

        private sealed class ForOne<T> : TypedActivation<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            public override void Activate(ReadOnlySpan<T> z, Span<T> a, int width) => Kernels.Sparsemax.Value(z, a, width);

            public override void Backpropagate(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz, int width) => Kernels.Sparsemax.Backward(a, da, dz, width);
        }
    }
}
