using System.Numerics.Tensors;
using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>Any cost as one whose gradient can be followed along a direction: a built-in itself, what is made of others through its parts, a user's by differences.</summary>
internal static class CostTangent
{
    public static ITangentCost Of(ICost cost) => cost switch
    {
        ITangentCost exact => exact,
        Cost.Combinator combinator => new OfCombinator(combinator),
        Cost.SumCost sum => new OfSum(sum),
        _ => new ByDifferences(cost),
    };

    // Other targets and a factor for each row, which do not move.
    private sealed class OfCombinator(Cost.Combinator combinator) : ITangentCost
    {
        private readonly ITangentCost _inner = Of(combinator.Inner);

        public void DifferentiateTangent<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> ra, ReadOnlySpan<T> y, Span<T> rda, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            int rows = a.Length / width;
            T[] targets = new T[rows * combinator.Inner.TargetWidth(width)], factors = new T[rows];
            combinator.Rewrite(y, targets, factors, width);
            _inner.DifferentiateTangent(a, ra, targets, rda, width);
            WeightedValues.Scale(factors, rda, width);
        }
    }

    private sealed class OfSum(Cost.SumCost sum) : ITangentCost
    {
        public void DifferentiateTangent<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> ra, ReadOnlySpan<T> y, Span<T> rda, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var part = new T[rda.Length];
            rda.Clear();
            foreach ((double weight, ICost cost) in sum.Parts)
            {
                Of(cost).DifferentiateTangent<T>(a, ra, y, part, width);
                WeightedValues.Add(weight, part, rda);
            }
        }
    }

    private sealed class ByDifferences(ICost cost) : ITangentCost
    {
        public void DifferentiateTangent<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> ra, ReadOnlySpan<T> y, Span<T> rda, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            double[] x = Doubles.Of(a), r = Doubles.Of(ra), targets = Doubles.Of(y), h = Differences.Steps(x, r, width);
            double[] above = Differentiate(Differences.Moved(x, r, h, 1, width), targets, width);
            double[] below = Differentiate(Differences.Moved(x, r, h, -1, width), targets, width);
            TensorPrimitives.ConvertTruncating<double, T>(Differences.Quotients(above, below, h, width), rda);
        }

        private double[] Differentiate(double[] a, double[] y, int width)
        {
            var da = new double[a.Length];
            cost.Differentiate<double>(a, y, da, width);
            return da;
        }
    }
}
