using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>Binary cross-entropy of σ(z): C = Σ (w·y·softplus(−z) + (1 − y)·softplus(z)) / n; dz = ((1 − y)·σ(z) − w·y·σ(−z))/n, which is (σ(z) − y)/n for w = 1.</summary>
    /// <param name="posWeight">w: what an error on a positive example counts; not negative.</param>
    /// <remarks>For outputs with <see cref="Activation.Identity"/>; neither end overflows nor loses its tail.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter outside its range.</exception>
    public static ICost BinaryCrossEntropyWithLogits(double posWeight = 1) => new BuiltIn<BinaryCrossEntropyWithLogitsOperator>(new(Setting.NotNegative(posWeight)));

    internal readonly record struct BinaryCrossEntropyWithLogitsOperator(double PosWeight) : ICostOperator
    {
        public static string Name => nameof(BinaryCrossEntropyWithLogits);
        public static bool IsMean => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            (TLane positive, TLane negative) = Logit.Softpluses<TLane, T>(a, Logit.Tail<TLane, T>(a));
            partial = WeightedTerm.Add<TLane, T>(partial, TLane.Constant(PosWeight) * y, negative);
            return WeightedTerm.Add<TLane, T>(partial, TLane.Constant(1) - y, positive);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            (TLane p, TLane q) = Logit.Sigmoids<TLane, T>(a, Logit.Tail<TLane, T>(a));
            return TLane.FusedMultiplyAdd(TLane.Constant(1) - y, p, -(TLane.Constant(PosWeight) * y * q));
        }
    }
}
