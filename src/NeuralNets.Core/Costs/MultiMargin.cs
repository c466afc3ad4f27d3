using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>
    /// Hinge between the true class t and every other: C = Σ mᵢᵖ / n over i ≠ t, mᵢ = max(0, 1 + aᵢ − aₜ); da = p·mᵢ^(p−1)/n at i,
    /// 0 where mᵢ = 0, and minus their sum at t.
    /// </summary>
    /// <param name="p">1, or 2 for squares.</param>
    /// <remarks>
    /// Targets are one-hot; t is the (lowest) maximum of the target. Divided by n, not n − 1, as PyTorch's multi_margin_loss.
    /// Weston, Watkins 1999, "Support vector machines for multi-class pattern recognition".
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is neither 1 nor 2.</exception>
    public static ICost MultiMargin(int p = 1) =>
        p is 1 or 2 ? new OfRows<MultiMarginCost>(new(p)) : throw new ArgumentOutOfRangeException(nameof(p), p, "p must be 1 or 2.");

    internal readonly record struct MultiMarginCost(int P) : IRowCost
    {
        public static string Name => nameof(MultiMargin);

        public double Evaluate<TLane, T>(CostRow<TLane, T> row) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            int t = row.IndexOfMaximum(new TargetOperator());
            return double.IsNaN(row.Y(t)) || double.IsNaN(row.A(t)) ? double.NaN : row.SumWithout(t, new Margin(row.A(t), P)) / row.Width;
        }

        public void Differentiate<TLane, T>(CostRow<TLane, T> row) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            int t = row.IndexOfMaximum(new TargetOperator());
            var slope = new Slope(row.A(t), P, 1.0 / row.Width);
            double sum = row.SumWithout(t, slope);
            row.Map(slope);
            row.Set(t, -sum);
        }

        public void Differentiate<T>(DualRow<T> row) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            row.SetConstant();
            if (P == 1)
                return;   // piecewise linear
            int t = TensorPrimitives.IndexOfMax(row.Targets);
            Dual<T> sum = default;
            for (int i = 0; i < row.Width; i++)
            {
                if (i == t)
                    continue;
                Dual<T> slope = Dual<T>.Constant(2.0 / row.Width) * Dual<T>.Max(Dual<T>.Constant(1) + (row.A(i) - row.A(t)), default);
                row.Set(i, slope);
                sum += slope;
            }
            row.Set(t, -sum);
        }

        private readonly struct Margin(double score, int p) : IRowTerm
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
            {
                TLane m = Positive<TLane, T>(a, score);
                return p == 1 ? partial + m : TLane.FusedMultiplyAdd(m, m, partial);
            }
        }

        private readonly struct Slope(double score, int p, double scale) : IRowTerm, IPairOperator
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public TLane Value<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
            {
                TLane m = Positive<TLane, T>(a, score), zero = TLane.Constant(0);
                return p == 1 ? TLane.SelectAtMost(m, zero, zero, TLane.Constant(scale)) : TLane.Constant(2 * scale) * m;
            }

            public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
                partial + Value<TLane, T>(a, y);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TLane Positive<TLane, T>(TLane a, double score) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.Max(TLane.Constant(1) + (a - TLane.Constant(score)), TLane.Constant(0));
    }
}
