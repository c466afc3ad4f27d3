using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>Cosine distance: C = 1 − c, c = a·y/(A·Y), with the norms A = max(‖a‖, 1e−8), Y = max(‖y‖, 1e−8); da = c·a/‖a‖² − y/(A·Y), without its first term where ‖a‖ ≤ 1e−8.</summary>
    /// <remarks>From 0, the same direction, to 2, the opposite; 1 where either is zero. The length of a does not count.</remarks>
    public static ICost CosineDistance => OfRows<CosineDistanceCost>.Instance;

    internal readonly record struct CosineDistanceCost : IRowCost
    {
        private const double LeastNorm = 1e-8;

        public static string Name => nameof(CosineDistance);

        public double Evaluate<TLane, T>(CostRow<TLane, T> row) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            1 - row.Sum(new ProductTerm()) / (Norm(row.Sum(new OutputSquare())) * Norm(row.Sum(new TargetSquare())));

        public void Differentiate<TLane, T>(CostRow<TLane, T> row) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            double square = row.Sum(new OutputSquare()), norm = Norm(square);
            double scale = 1 / (norm * Norm(row.Sum(new TargetSquare()))), cosine = row.Sum(new ProductTerm()) * scale;
            row.Map(new Gradient(norm == LeastNorm ? 0 : cosine / square, -scale));
        }

        public void Differentiate<T>(DualRow<T> row) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Dual<T> one = Dual<T>.Constant(1), least = Dual<T>.Constant(LeastNorm);
            Dual<T> square = row.Sum(new OutputSquare()), norm = Dual<T>.Max(Dual<T>.Sqrt(square), least);
            Dual<T> scale = one / (norm * Dual<T>.Max(Dual<T>.Sqrt(row.Sum(new TargetSquare())), least)), cosine = row.Sum(new ProductTerm()) * scale;
            Dual<T> ofA = norm.Value == least.Value ? default : cosine / square;
            for (int i = 0; i < row.Width; i++)
                row.Set(i, ofA * row.A(i) - scale * row.Y(i));
        }

        private static double Norm(double square) => Math.Max(Math.Sqrt(square), LeastNorm);

        private readonly struct Gradient(double ofA, double ofY) : IPairOperator
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public TLane Value<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
                TLane.FusedMultiplyAdd(TLane.Constant(ofA), a, TLane.Constant(ofY) * y);
        }

        private readonly struct OutputSquare : IRowTerm
        {
            public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
                TLane.FusedMultiplyAdd(a, a, partial);
        }

        private readonly struct TargetSquare : IRowTerm
        {
            public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
                TLane.FusedMultiplyAdd(y, y, partial);
        }
    }
}
