using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>Cross-entropy of probabilities that passes over what is right already: C = −w·Σ y·(1 − a)^γ·ln a; da = w·y·(γ·(1 − a)^(γ−1)·ln a − (1 − a)^γ/a).</summary>
    /// <param name="gamma">γ, not negative: how little a sure and right output counts; 0 is cross-entropy.</param>
    /// <param name="alpha">w, in [0, 1]; null: 1.</param>
    /// <remarks>
    /// ln a is floored at −100, a and 1 − a at 1e−12 where they divide. Lin et al. 2017, "Focal loss for dense object detection";
    /// for classes as in Keras.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter outside its range.</exception>
    public static ICost CategoricalFocal(double gamma = 2, double? alpha = null) =>
        new BuiltIn<CategoricalFocalOperator>(new(Setting.NotNegative(gamma), Setting.Share(alpha)));

    internal readonly record struct CategoricalFocalOperator(double Gamma, double? Alpha) : ICostOperator
    {
        public static string Name => nameof(CategoricalFocal);
        public static bool IsMean => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane weight = TLane.Constant(-(Alpha ?? 1)) * y * LaneMath.Pow<TLane, T>(TLane.Constant(1) - a, Gamma);
            return TLane.FusedMultiplyAdd(weight, TLane.Max(LaneMath.Log<TLane, T>(a), TLane.Constant(-100)), partial);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane b = TLane.Constant(1) - a, least = TLane.Constant(1e-12), log = TLane.Max(LaneMath.Log<TLane, T>(a), TLane.Constant(-100));
            TLane slope = TLane.Constant(Gamma) * LaneMath.Pow<TLane, T>(TLane.Max(b, least), Gamma - 1) * log - LaneMath.Pow<TLane, T>(b, Gamma) / TLane.Max(a, least);
            return TLane.Constant(Alpha ?? 1) * y * slope;
        }
    }
}
