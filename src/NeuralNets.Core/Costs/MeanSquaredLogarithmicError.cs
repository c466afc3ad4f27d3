using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>Mean of (ln(1 + a) − ln(1 + y))²; da = 2·(ln(1 + a) − ln(1 + y))/(1 + a)/n.</summary>
    /// <remarks>Outputs and targets above −1; NaN below.</remarks>
    public static ICost MeanSquaredLogarithmicError => BuiltIn<MeanSquaredLogarithmicErrorOperator>.Instance;

    internal readonly record struct MeanSquaredLogarithmicErrorOperator : ICostOperator
    {
        public static string Name => nameof(MeanSquaredLogarithmicError);
        public static bool IsMean => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane d = LaneMath.Log1p<TLane, T>(a) - LaneMath.Log1p<TLane, T>(y);
            return TLane.FusedMultiplyAdd(d, d, partial);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.Constant(2) * (LaneMath.Log1p<TLane, T>(a) - LaneMath.Log1p<TLane, T>(y)) / (TLane.Constant(1) + a);
    }
}
