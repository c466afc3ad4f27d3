using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>
    /// Cross-entropy of softmax(z): C = Σ t·(ln Σ eᶻ − z), t = (1 − ε)·y + ε/n; dz = softmax(z)·Σ t − t. For outputs with
    /// <see cref="Activation.Identity"/>; no value overflows, and a small cost keeps its digits.
    /// </summary>
    /// <param name="labelSmoothing">ε, in [0, 1): how much of each target is spread over all classes.</param>
    /// <remarks>
    /// Targets need not sum to 1. z = −∞ costs nothing where t = 0. Good 1952; label smoothing: Szegedy et al. 2016,
    /// "Rethinking the Inception architecture for computer vision".
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Label smoothing outside [0, 1).</exception>
    public static ICost SoftmaxCrossEntropy(double labelSmoothing = 0) =>
        new SoftmaxCrossEntropyCost(1, Setting.Fraction(labelSmoothing, orZero: true));

    /// <summary>Cross-entropy after softmax at a temperature, as one function of z.</summary>
    internal sealed record SoftmaxCrossEntropyCost(double Temperature, double LabelSmoothing) : ICost, ITangentCost
    {
        public void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> costs, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Kernels.SoftmaxCrossEntropy.Evaluate(Temperature, LabelSmoothing, a, y, costs, width);

        public void Differentiate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> da, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Kernels.SoftmaxCrossEntropy.Differentiate(Temperature, LabelSmoothing, a, y, da, width);

        public void DifferentiateTangent<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> ra, ReadOnlySpan<T> y, Span<T> rda, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            DualSoftmax.CrossEntropy(Temperature, LabelSmoothing, a, ra, y, rda, width);

        public override string ToString() => nameof(SoftmaxCrossEntropy);
    }
}
