using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

internal static partial class LaneMath
{
    /// <summary>eˣ = 2ⁿ·eʳ.</summary>
    [MethodImpl(Inline)]
    public static TLane Exp<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(TLane) == typeof(Dual<T>))
            return Dual<T>.Chain<TLane, Elementary.ExpOperator>(x);

        // Beyond these the result is infinite or 0. NaN passes, for its comparisons are false.
        TLane high = TLane.Constant(typeof(T) == typeof(float) ? 89 : 710);
        TLane low = TLane.Constant(typeof(T) == typeof(float) ? -104 : -746);
        x = TLane.Select(x > high, high, x);
        x = TLane.Select(x < low, low, x);

        TLane shifted = NearestPower<TLane, T>(x);
        TLane n = shifted - Shifter<TLane, T>();
        TLane y = ReducedExpm1<TLane, T>(x, n) + TLane.Constant(1);

        // 2ⁿ in two factors: n reaches beyond the normal exponents on both sides, and only the last product may round.
        TLane half = TLane.FusedMultiplyAdd(n, TLane.Constant(0.5), Shifter<TLane, T>());
        TLane rest = TLane.SubtractBits(shifted, half);
        return y * PowerOfTwo<TLane, T>(half, 0) * PowerOfTwo<TLane, T>(rest, 0);
    }
}
