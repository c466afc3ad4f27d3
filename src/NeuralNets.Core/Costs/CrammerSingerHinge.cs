using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>
    /// Hinge between the true class t and its strongest rival i: C = max(0, 1 + aᵢ − aₜ), i the (lowest) maximum of the others;
    /// da is 1 at i and −1 at t where C &gt; 0, else 0.
    /// </summary>
    /// <remarks>
    /// Targets are one-hot; t is the (lowest) maximum of the target. A single class costs nothing. Crammer, Singer 2001, "On the
    /// algorithmic implementation of multiclass kernel-based vector machines".
    /// </remarks>
    public static ICost CrammerSingerHinge => OfRows<CrammerSingerHingeCost>.Instance;

    internal readonly record struct CrammerSingerHingeCost : IRowCost
    {
        public static string Name => nameof(CrammerSingerHinge);

        public double Evaluate<TLane, T>(CostRow<TLane, T> row) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Evaluate(row, out _, out _);

        public void Differentiate<TLane, T>(CostRow<TLane, T> row) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            double cost = Evaluate(row, out int t, out int rival);
            row.Fill(cost > 0 ? 0 : cost);   // NaN stays NaN
            if (cost > 0)
            {
                row.Set(rival, 1);
                row.Set(t, -1);
            }
        }

        // A piecewise linear cost.
        public void Differentiate<T>(DualRow<T> row) where T : unmanaged, IBinaryFloatingPointIeee754<T> => row.SetConstant();

        private static double Evaluate<TLane, T>(CostRow<TLane, T> row, out int t, out int rival) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            t = row.IndexOfMaximum(new TargetOperator());
            rival = row.IndexOfMaximum(new OutputOperator(), without: t);
            if (double.IsNaN(row.Y(t)) || double.IsNaN(row.A(t)))
                return double.NaN;
            return rival < 0 ? 0 : Math.Max(0, 1 + (row.A(rival) - row.A(t)));
        }
    }
}
