using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>Squared hinge: the mean of max(0, 1 − y·a)²; da = −2·y·max(0, 1 − y·a)/n.</summary>
    /// <remarks>Targets are −1 and 1. Cortes, Vapnik 1995, "Support-vector networks".</remarks>
    public static ICost SquaredHinge => BuiltIn<SquaredHingeOperator>.Instance;

    internal readonly record struct SquaredHingeOperator : ICostOperator
    {
        public static string Name => nameof(SquaredHinge);
        public static bool IsMean => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane margin = TLane.FusedMultiplyAdd(-y, a, TLane.Constant(1));
            margin = TLane.SelectAtMost(margin, TLane.Constant(0), TLane.Constant(0), margin);
            return TLane.FusedMultiplyAdd(margin, margin, partial);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane margin = TLane.FusedMultiplyAdd(-y, a, TLane.Constant(1));
            return TLane.Constant(-2) * y * TLane.SelectAtMost(margin, TLane.Constant(0), TLane.Constant(0), margin);
        }
    }
}
