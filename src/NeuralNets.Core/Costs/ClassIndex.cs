using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>Targets as class indices: the one target value of a row is k = 0 … n − 1 and stands for the one-hot row with 1 at k.</summary>
    /// <param name="cost">What gets the one-hot row: cross-entropy, negative log-likelihood, a hinge of classes, …</param>
    /// <remarks>
    /// <see cref="ICost.TargetWidth"/> is 1. What is no class – out of range, a fraction, NaN – gives NaN. A float holds indices up
    /// to 2²⁴ exactly. Goes with <see cref="Weighted"/> and <see cref="ClassWeighted"/> in either order.
    /// </remarks>
    /// <exception cref="ArgumentException">The cost takes class indices already.</exception>
    public static ICost ClassIndex(ICost cost)
    {
        ArgumentNullException.ThrowIfNull(cost);
        return cost switch
        {
            WeightedCost weighted => new WeightedCost(ClassIndex(weighted.Inner)),
            ClassIndexCost => throw new ArgumentException($"{cost} takes class indices already.", nameof(cost)),
            _ => new ClassIndexCost(cost),
        };
    }

    internal sealed record ClassIndexCost(ICost Inner) : Combinator(Inner)
    {
        protected override string Name => nameof(ClassIndex);

        public override int TargetWidth(int outputWidth)
        {
            OneTargetAnOutput(outputWidth);
            return 1;
        }

        internal override void Rewrite<T>(ReadOnlySpan<T> y, Span<T> targets, Span<T> factors, int width)
        {
            targets.Clear();
            for (int r = 0; r < factors.Length; r++)
            {
                double k = Number.ToDouble(y[r]);
                bool isClass = k >= 0 && k < width && k == Math.Floor(k);
                factors[r] = isClass ? T.One : T.NaN;
                if (isClass)
                    targets[r * width + (int)k] = T.One;
            }
        }
    }
}
