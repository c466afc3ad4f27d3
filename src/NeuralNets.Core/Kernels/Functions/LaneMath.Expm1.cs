using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

internal static partial class LaneMath
{
    /// <summary>eˣ − 1 = 2ⁿ·(eʳ − 1) + (2ⁿ − 1), relatively accurate near 0.</summary>
    [MethodImpl(Inline)]
    public static TLane Expm1<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(TLane) == typeof(Dual<T>))
            return Dual<T>.Chain<TLane, Elementary.Expm1Operator>(x);

        // Beyond these the result is infinite or −1. NaN passes, for its comparisons are false.
        TLane high = TLane.Constant(typeof(T) == typeof(float) ? 89 : 710);
        TLane low = TLane.Constant(-50);
        TLane clamped = TLane.AtLeast(TLane.AtMost(x, high), low);

        // Half of everything, doubled at the end: 2ⁿ may be one power too large.
        TLane shifted = NearestPower<TLane, T>(clamped);
        TLane power = PowerOfTwo<TLane, T>(shifted, -1);
        TLane y = TLane.FusedMultiplyAdd(ReducedExpm1<TLane, T>(clamped, shifted - Shifter<TLane, T>()), power, power - TLane.Constant(0.5));
        y += y;

        // x itself where x²/2 is below half a unit: −0 and subnormal numbers as they are.
        TLane tiny = TLane.Constant(typeof(T) == typeof(float) ? 1.0 / (1 << 25) : 1.0 / (1L << 54));
        return TLane.SelectLess(TLane.Abs(x), tiny, x, y);
    }
}
