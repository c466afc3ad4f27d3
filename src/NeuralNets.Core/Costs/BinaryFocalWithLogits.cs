using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>
    /// <see cref="BinaryFocal"/> of σ(z), with p = σ(z), r = σ(−z): C = Σ (w₁·y·r^γ·softplus(−z) + w₀·(1 − y)·p^γ·softplus(z)) / n;
    /// dz = (−w₁·y·(γ·r^γ·p·softplus(−z) + r^(γ+1)) + w₀·(1 − y)·(γ·p^γ·r·softplus(z) + p^(γ+1)))/n.
    /// </summary>
    /// <param name="gamma">γ, not negative: how little a sure and right output counts; 0 is binary cross-entropy.</param>
    /// <param name="alpha">In [0, 1]: w₁ = α, w₀ = 1 − α; null: both 1. Often 0.25.</param>
    /// <remarks>
    /// For outputs with <see cref="Activation.Identity"/>; neither end overflows nor loses its tail. Lin et al. 2017, "Focal loss
    /// for dense object detection".
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter outside its range.</exception>
    public static ICost BinaryFocalWithLogits(double gamma = 2, double? alpha = null) =>
        new BuiltIn<BinaryFocalWithLogitsOperator>(new(Setting.NotNegative(gamma), Setting.Share(alpha)));

    internal readonly record struct BinaryFocalWithLogitsOperator(double Gamma, double? Alpha) : ICostOperator
    {
        public static string Name => nameof(BinaryFocalWithLogits);
        public static bool IsMean => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane tail = Logit.Tail<TLane, T>(a);
            (TLane p, TLane r) = Logit.Sigmoids<TLane, T>(a, tail);
            (TLane positive, TLane negative) = Logit.Softpluses<TLane, T>(a, tail);
            partial = WeightedTerm.Add<TLane, T>(partial, TLane.Constant(Alpha ?? 1) * y * LaneMath.Pow<TLane, T>(r, Gamma), negative);
            return WeightedTerm.Add<TLane, T>(partial, TLane.Constant(1 - Alpha ?? 1) * (TLane.Constant(1) - y) * LaneMath.Pow<TLane, T>(p, Gamma), positive);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane tail = Logit.Tail<TLane, T>(a);
            (TLane p, TLane r) = Logit.Sigmoids<TLane, T>(a, tail);
            (TLane positive, TLane negative) = Logit.Softpluses<TLane, T>(a, tail);
            TLane gamma = TLane.Constant(Gamma);
            TLane hit = LaneMath.Pow<TLane, T>(r, Gamma) * WeightedTerm.Add<TLane, T>(r, gamma * p, negative);
            TLane miss = LaneMath.Pow<TLane, T>(p, Gamma) * WeightedTerm.Add<TLane, T>(p, gamma * r, positive);
            return TLane.FusedMultiplyAdd(TLane.Constant(1 - Alpha ?? 1) * (TLane.Constant(1) - y), miss, -(TLane.Constant(Alpha ?? 1) * y * hit));
        }
    }
}
