using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>Half the sum of squares: C = Σ (a − y)² / 2; da = a − y.</summary>
    /// <remarks>The textbook variant: no factor 2 in the gradient.</remarks>
    public static ICost HalfSquaredError => BuiltIn<HalfSquaredErrorOperator>.Instance;

    internal readonly record struct HalfSquaredErrorOperator : ICostOperator
    {
        public static string Name => nameof(HalfSquaredError);
        public static bool IsMean => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane d = a - y;
            return TLane.FusedMultiplyAdd(TLane.Constant(0.5) * d, d, partial);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            a - y;
    }
}
