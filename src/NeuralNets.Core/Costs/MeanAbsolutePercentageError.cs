using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>Mean of 100·|a − y|/|y|; da = 100·sgn(a − y)/|y|/n, 0 at a = y.</summary>
    /// <remarks>|y| is floored at 1e−7.</remarks>
    public static ICost MeanAbsolutePercentageError => BuiltIn<MeanAbsolutePercentageErrorOperator>.Instance;

    internal readonly record struct MeanAbsolutePercentageErrorOperator : ICostOperator
    {
        public static string Name => nameof(MeanAbsolutePercentageError);
        public static bool IsMean => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.FusedMultiplyAdd(TLane.Constant(100), TLane.Abs(a - y) / TLane.Max(TLane.Abs(y), TLane.Constant(1e-7)), partial);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.Constant(100) * Signs.Of<TLane, T>(a - y) / TLane.Max(TLane.Abs(y), TLane.Constant(1e-7));
    }
}
