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
            TLane tail = LaneMath.Log1p<TLane, T>(LaneMath.Exp<TLane, T>(-TLane.Abs(a)));
            TLane zero = TLane.Constant(0);
            TLane positive = TLane.Max(a, zero) + tail, negative = TLane.Max(-a, zero) + tail;   // softplus of a and of −a
            partial = Weighted.Add<TLane, T>(partial, TLane.Constant(PosWeight) * y, negative);
            return Weighted.Add<TLane, T>(partial, TLane.Constant(1) - y, positive);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane one = TLane.Constant(1);
            TLane t = LaneMath.Exp<TLane, T>(-TLane.Abs(a));
            TLane large = one / (one + t), small = t / (one + t);
            TLane isNegative = a < TLane.Constant(0);
            TLane p = TLane.Select(isNegative, small, large), q = TLane.Select(isNegative, large, small);   // σ(a), σ(−a)
            return TLane.FusedMultiplyAdd(one - y, p, -(TLane.Constant(PosWeight) * y * q));
        }
    }
}
