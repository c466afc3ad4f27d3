using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>
    /// Hinge of classes: C = max(0, 1 + neg − pos), pos = Σ y·a, neg = max over i of (1 − yᵢ)·aᵢ; where that is positive,
    /// da = −y, plus 1 − y at the (lowest) maximum, else 0.
    /// </summary>
    /// <remarks>
    /// Targets are one-hot. As Keras has it, neg is never below 0, because the true class gives 0·a: for the margin between
    /// scores alone see <see cref="CrammerSingerHinge"/>.
    /// </remarks>
    public static ICost CategoricalHinge => OfRows<CategoricalHingeCost>.Instance;

    internal readonly record struct CategoricalHingeCost : IRowCost
    {
        public static string Name => nameof(CategoricalHinge);

        public double Evaluate<TLane, T>(CostRow<TLane, T> row) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Math.Max(0, 1 + (row.Value(new Other(), row.IndexOfMaximum(new Other())) - row.Sum(new True())));

        public void Differentiate<TLane, T>(CostRow<TLane, T> row) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            double cost = Evaluate(row);
            if (!(cost > 0))
            {
                row.Fill(cost);   // 0 or NaN
                return;
            }
            int rival = row.IndexOfMaximum(new Other());
            row.Map(new Negated());
            row.Set(rival, 1 - 2 * row.Y(rival));
        }

        // A piecewise linear cost.
        public void Differentiate<T>(DualRow<T> row) where T : unmanaged, IBinaryFloatingPointIeee754<T> => row.SetConstant();

        private readonly struct True : IRowTerm
        {
            public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
                WeightedTerm.Add<TLane, T>(partial, y, a);
        }

        private readonly struct Other : IPairOperator
        {
            public TLane Value<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
                WeightedTerm.Add<TLane, T>(TLane.Constant(0), TLane.Constant(1) - y, a);
        }

        private readonly struct Negated : IPairOperator
        {
            public TLane Value<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> => -y;
        }
    }
}
