using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>
    /// Binary cross-entropy that passes over what is right already: C = −Σ (w₁·y·(1 − a)^γ·ln a + w₀·(1 − y)·a^γ·ln(1 − a)) / n;
    /// da = (w₁·y·(γ·(1 − a)^(γ−1)·ln a − (1 − a)^γ/a) + w₀·(1 − y)·(a^γ/(1 − a) − γ·a^(γ−1)·ln(1 − a)))/n. After a sigmoid it
    /// becomes <see cref="BinaryFocalWithLogits"/>.
    /// </summary>
    /// <param name="gamma">γ, not negative: how little a sure and right output counts; 0 is binary cross-entropy.</param>
    /// <param name="alpha">In [0, 1]: w₁ = α, w₀ = 1 − α; null: both 1. Often 0.25.</param>
    /// <remarks>
    /// Each logarithm is floored at −100, a and 1 − a at 1e−12 where they divide; a beyond [0, 1] gives NaN. Lin et al. 2017,
    /// "Focal loss for dense object detection".
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter outside its range.</exception>
    public static ICost BinaryFocal(double gamma = 2, double? alpha = null) =>
        new BuiltIn<BinaryFocalOperator>(new(Setting.NotNegative(gamma), Setting.Share(alpha)), BinaryFocalWithLogits(gamma, alpha));

    internal readonly record struct BinaryFocalOperator(double Gamma, double? Alpha) : ICostOperator
    {
        public static string Name => nameof(BinaryFocal);
        public static bool IsMean => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane one = TLane.Constant(1), floor = TLane.Constant(-100);
            TLane hit = TLane.Max(LaneMath.Log<TLane, T>(a), floor), miss = TLane.Max(LaneMath.Log1p<TLane, T>(-a), floor);
            TLane positive = TLane.Constant(Alpha ?? 1) * y * LaneMath.Pow<TLane, T>(one - a, Gamma);
            TLane negative = TLane.Constant(1 - Alpha ?? 1) * (one - y) * LaneMath.Pow<TLane, T>(a, Gamma);
            return TLane.FusedMultiplyAdd(-negative, miss, TLane.FusedMultiplyAdd(-positive, hit, partial));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane one = TLane.Constant(1), floor = TLane.Constant(-100), least = TLane.Constant(1e-12), gamma = TLane.Constant(Gamma);
            TLane hit = TLane.Max(LaneMath.Log<TLane, T>(a), floor), miss = TLane.Max(LaneMath.Log1p<TLane, T>(-a), floor);
            TLane b = one - a, divisorA = TLane.Max(a, least), divisorB = TLane.Max(b, least);
            TLane positive = gamma * LaneMath.Pow<TLane, T>(divisorB, Gamma - 1) * hit - LaneMath.Pow<TLane, T>(b, Gamma) / divisorA;
            TLane negative = LaneMath.Pow<TLane, T>(a, Gamma) / divisorB - gamma * LaneMath.Pow<TLane, T>(divisorA, Gamma - 1) * miss;
            return TLane.FusedMultiplyAdd(TLane.Constant(Alpha ?? 1) * y, positive, TLane.Constant(1 - Alpha ?? 1) * (one - y) * negative);
        }
    }
}
