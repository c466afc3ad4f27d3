using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>Label smoothing: the cost gets t = (1 − ε)·y + ε/n in place of y, so that no output is driven to certainty.</summary>
    /// <param name="cost">What gets the smoothed targets: cross-entropy, after a softmax too; negative log-likelihood; …</param>
    /// <param name="labelSmoothing">ε, in [0, 1): how much of each target is spread over all classes.</param>
    /// <remarks>Szegedy et al. 2016, "Rethinking the Inception architecture for computer vision".</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Label smoothing outside [0, 1).</exception>
    public static ICost LabelSmoothed(ICost cost, double labelSmoothing = 0.1)
    {
        ArgumentNullException.ThrowIfNull(cost);
        Setting.Fraction(labelSmoothing, orZero: true);
        return Within(cost, inner => new LabelSmoothedCost(inner, labelSmoothing));
    }

    internal sealed record LabelSmoothedCost(ICost Inner, double LabelSmoothing) : Combinator(Inner)
    {
        protected override string Name => nameof(LabelSmoothed);

        public override int TargetWidth(int outputWidth) => OneTargetAnOutput(outputWidth);

        // As the kernel of SoftmaxCrossEntropy does it, to the last bit.
        internal override void Rewrite<T>(ReadOnlySpan<T> y, Span<T> targets, Span<T> factors, int width)
        {
            T keep = Number.Round<T>(1 - LabelSmoothing), share = Number.Round<T>(LabelSmoothing / width);
            for (int i = 0; i < y.Length; i++)
                targets[i] = T.FusedMultiplyAdd(y[i], keep, share);
            factors.Fill(T.One);
        }

        public bool Equals(LabelSmoothedCost? other) => base.Equals(other) && LabelSmoothing.Equals(other.LabelSmoothing);

        public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), LabelSmoothing);
    }
}
