using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>A weight for each example, the last value of its target row: C = w·C′, da = w·da′. A weight of 0 leaves the example out.</summary>
    /// <param name="cost">C′; it gets the target values before the weight.</param>
    /// <remarks>
    /// <see cref="ICost.TargetWidth"/> is one more than that of <paramref name="cost"/>. The mean is still over the number of rows,
    /// not over the sum of the weights.
    /// </remarks>
    public static ICost Weighted(ICost cost)
    {
        ArgumentNullException.ThrowIfNull(cost);
        return new WeightedCost(cost);
    }

    internal sealed record WeightedCost(ICost Inner) : Combinator(Inner)
    {
        protected override string Name => nameof(Weighted);

        public override int TargetWidth(int outputWidth) => Inner.TargetWidth(outputWidth) + 1;

        internal override void Rewrite<T>(ReadOnlySpan<T> y, Span<T> targets, Span<T> factors, int width)
        {
            int n = targets.Length / factors.Length;
            for (int r = 0; r < factors.Length; r++)
            {
                ReadOnlySpan<T> row = y.Slice(r * (n + 1), n + 1);
                row[..n].CopyTo(targets.Slice(r * n, n));
                factors[r] = row[n];
            }
        }
    }
}
