using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>Sum of squares: C = Σ (a − y)²; da = 2·(a − y).</summary>
    /// <remarks>Legendre 1805, Gauss 1809.</remarks>
    public static ICost SquaredError => BuiltIn<SquaredErrorOperator>.Instance;

    internal readonly record struct SquaredErrorOperator : ICostOperator
    {
        public static string Name => nameof(SquaredError);
        public static bool IsMean => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane d = a - y;
            return TLane.FusedMultiplyAdd(d, d, partial);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.Constant(2) * (a - y);
    }
}
