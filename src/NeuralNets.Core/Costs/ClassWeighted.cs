using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>A weight for each class: C = w·C′, da = w·da′ with w = Σ wⱼ·yⱼ, which is the weight of the true class for one-hot targets.</summary>
    /// <param name="cost">C′, with one target an output, or of class indices.</param>
    /// <param name="weights">One weight a class, finite and not negative: large for rare classes.</param>
    /// <remarks>
    /// The whole cost of the example is multiplied, label smoothing within it included; the mean is still over the number of rows.
    /// Another number of outputs than weights is an <see cref="ArgumentException"/>.
    /// </remarks>
    /// <exception cref="ArgumentException">No weights.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight that is negative or not finite.</exception>
    public static ICost ClassWeighted(ICost cost, params ReadOnlySpan<double> weights)
    {
        ArgumentNullException.ThrowIfNull(cost);
        if (weights.IsEmpty)
            throw new ArgumentException("weights is empty: one for each class is needed.", nameof(weights));
        foreach (double weight in weights)
            Setting.NotNegative(weight, nameof(weights));
        double[] copy = weights.ToArray();
        return Within(cost, inner => new ClassWeightedCost(inner, copy));
    }

    internal sealed record ClassWeightedCost(ICost Inner, double[] Weights) : Combinator(Inner)
    {
        protected override string Name => nameof(ClassWeighted);

        public override int TargetWidth(int outputWidth) => outputWidth == Weights.Length
            ? OneTargetAnOutput(outputWidth)
            : throw new ArgumentException($"There are {Weights.Length} class weights for {outputWidth} outputs.", nameof(outputWidth));

        internal override void Rewrite<T>(ReadOnlySpan<T> y, Span<T> targets, Span<T> factors, int width)
        {
            y.CopyTo(targets);
            for (int r = 0; r < factors.Length; r++)
            {
                T factor = T.Zero;
                for (int j = 0; j < width; j++)
                {
                    T share = y[r * width + j];
                    if (share != T.Zero)
                        factor = T.FusedMultiplyAdd(share, Number.Round<T>(Weights[j]), factor);
                }
                factors[r] = factor;
            }
        }

        public bool Equals(ClassWeightedCost? other) => base.Equals(other) && Weights.AsSpan().SequenceEqual(other.Weights);

        public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Weights.Length, Weights[0]);
    }
}
