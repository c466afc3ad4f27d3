using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>
    /// What two sets do not share: C = 1 − N/U, N = Σ a·y + smooth, U = N + α·Σ a·(1 − y) + β·Σ (1 − a)·y;
    /// da = N·(y + α·(1 − y) − β·y)/U² − y/U.
    /// </summary>
    /// <param name="alpha">α, not negative: what false positives count.</param>
    /// <param name="beta">β, not negative: what false negatives count. With α = β = 1/2 it is <see cref="Dice"/>.</param>
    /// <param name="smooth">Not negative; above 0 it makes the cost of two empty sets 0.</param>
    /// <remarks>
    /// Outputs and targets lie in [0, 1]: how much of each entry belongs to the set. Salehi et al. 2017, "Tversky loss function for
    /// image segmentation using 3D fully convolutional deep networks".
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter outside its range.</exception>
    public static ICost Tversky(double alpha = 0.5, double beta = 0.5, double smooth = 1e-7) =>
        new OfRows<TverskyCost>(new(Setting.NotNegative(alpha), Setting.NotNegative(beta), Setting.NotNegative(smooth)));

    internal readonly record struct TverskyCost(double Alpha, double Beta, double Smooth) : IRowCost
    {
        public static string Name => nameof(Tversky);

        // U − N has only terms of one sign: a small cost keeps its digits.
        public double Evaluate<TLane, T>(CostRow<TLane, T> row) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            double missed = Missed(row);
            return missed / (row.Sum(new ProductTerm()) + Smooth + missed);
        }

        public void Differentiate<TLane, T>(CostRow<TLane, T> row) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            double shared = row.Sum(new ProductTerm()) + Smooth, all = shared + Missed(row), slope = shared / (all * all);
            row.Map(new Gradient((1 - Alpha - Beta) * slope - 1 / all, Alpha * slope));
        }

        public void Differentiate<T>(DualRow<T> row) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Dual<T> alpha = Dual<T>.Constant(Alpha), shared = row.Sum(new ProductTerm()) + Dual<T>.Constant(Smooth);
            Dual<T> missed = alpha * row.Sum(new FalsePositive()) + Dual<T>.Constant(Beta) * row.Sum(new FalseNegative());
            Dual<T> all = shared + missed, slope = shared / (all * all), ofY = Dual<T>.Constant(1 - Alpha - Beta) * slope - Dual<T>.Constant(1) / all;
            for (int i = 0; i < row.Width; i++)
                row.Set(i, ofY * row.Y(i) + alpha * slope);
        }

        private double Missed<TLane, T>(CostRow<TLane, T> row) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Alpha * row.Sum(new FalsePositive()) + Beta * row.Sum(new FalseNegative());

        private readonly struct FalsePositive : IRowTerm
        {
            public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
                TLane.FusedMultiplyAdd(a, TLane.Constant(1) - y, partial);
        }

        private readonly struct FalseNegative : IRowTerm
        {
            public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
                TLane.FusedMultiplyAdd(TLane.Constant(1) - a, y, partial);
        }

        private readonly struct Gradient(double ofY, double constant) : IPairOperator
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public TLane Value<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
                TLane.FusedMultiplyAdd(TLane.Constant(ofY), y, TLane.Constant(constant));
        }
    }
}
