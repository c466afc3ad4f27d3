using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>Hinge: the mean of max(0, 1 − y·a); da = −y/n inside the margin, 0 at its border.</summary>
    /// <remarks>Targets are −1 and 1. Cortes, Vapnik 1995, "Support-vector networks".</remarks>
    public static ICost Hinge => BuiltIn<HingeOperator>.Instance;

    internal readonly record struct HingeOperator : ICostOperator
    {
        public static string Name => nameof(Hinge);
        public static bool IsMean => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane margin = TLane.FusedMultiplyAdd(-y, a, TLane.Constant(1));
            return partial + TLane.SelectAtMost(margin, TLane.Constant(0), TLane.Constant(0), margin);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane margin = TLane.FusedMultiplyAdd(-y, a, TLane.Constant(1));
            return TLane.SelectAtMost(margin, TLane.Constant(0), TLane.Constant(0), -y);
        }
    }
}
