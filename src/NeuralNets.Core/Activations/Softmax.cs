namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Shares of a row: aᵢ = e^zᵢ / Σⱼ e^zⱼ. Jᵀ·da = a·(da − Σ a·da).</summary>
    /// <remarks>
    /// −∞ gives 0; a row with NaN, with +∞, or of −∞ alone becomes NaN. Bridle 1990, "Probabilistic interpretation of
    /// feedforward classification network outputs".
    /// </remarks>
    public static IActivation Softmax { get; } = new SoftmaxActivation(nameof(Softmax), 1);

    /// <summary>Softmax of z/T: softer above T = 1, harder below.</summary>
    /// <param name="temperature">T, positive.</param>
    /// <remarks>Hinton, Vinyals, Dean 2015, "Distilling the knowledge in a neural network".</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A temperature that is not positive and finite.</exception>
    public static IActivation SoftmaxWith(double temperature) => new SoftmaxActivation(nameof(SoftmaxWith), Kernels.Setting.Positive(temperature));

    /// <summary>Softmax at any temperature but 0; the function built of it and cross-entropy comes along, so that composing allocates nothing.</summary>
    internal sealed record SoftmaxActivation(string Name, double Temperature) : IActivation, ITypedActivation, ITangentActivation
    {
        public ICost CrossEntropy { get; } = new Cost.SoftmaxCrossEntropyCost(Temperature, 0);

        public void Activate<T>(ReadOnlySpan<T> z, Span<T> a, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Kernels.Softmax.Value(Temperature, z, a, width);

        public void Backpropagate<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Kernels.Softmax.Backward(Temperature, a, da, dz, width);

        public void ActivateTangent<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> rz, ReadOnlySpan<T> a, Span<T> ra, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Kernels.Softmax.Backward(Temperature, a, rz, ra, width);

        public void BackpropagateTangent<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> rz, ReadOnlySpan<T> a, ReadOnlySpan<T> ra, ReadOnlySpan<T> da, ReadOnlySpan<T> rda, Span<T> rdz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Kernels.DualSoftmax.Backward(Temperature, a, ra, da, rda, rdz, width);

        public TypedActivation<T> Typed<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> => new ForOne<T>(Temperature);

        public override string ToString() => Name;

        private sealed class ForOne<T>(double temperature) : TypedActivation<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            public override void Activate(ReadOnlySpan<T> z, Span<T> a, int width) => Kernels.Softmax.Value(temperature, z, a, width);

            public override void Backpropagate(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz, int width) => Kernels.Softmax.Backward(temperature, a, da, dz, width);
        }
    }
}
