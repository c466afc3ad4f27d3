using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

internal static partial class LaneMath
{
    /// <summary>eˣ = 2ⁿ·eʳ.</summary>
    [MethodImpl(Inline)]
    public static TLane Exp<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(TLane) == typeof(Dual<T>)
            ? ExpBelow<TLane, T>(x)
            : ExpBelow<TLane, T>(TLane.AtMost(x, TLane.Constant(typeof(T) == typeof(float) ? 89 : 710)));   // beyond, the result is infinite

    /// <summary>eˣ for x that cannot exceed 89 (in double 710): −|x|, say.</summary>
    [MethodImpl(Inline)]
    public static TLane ExpBelow<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(TLane) == typeof(Dual<T>))
            return Dual<T>.Chain<TLane, Elementary.ExpOperator>(x);

        x = TLane.AtLeast(x, TLane.Constant(typeof(T) == typeof(float) ? -104 : -746));   // the result is 0 from there on
        TLane n = NearestPower<TLane, T>(x) - Shifter<TLane, T>();
        return TLane.Scale(ReducedExpm1<TLane, T>(x, n) + TLane.Constant(1), n);
    }

    /// <summary>The way of lanes that have no instruction for value·2ⁿ, n an integer.</summary>
    [MethodImpl(Inline)]
    public static TLane Scale<TLane, T>(TLane value, TLane n) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // 2ⁿ in two factors: n reaches beyond the normal exponents on both sides, and only the last product may round.
        TLane half = TLane.FusedMultiplyAdd(n, TLane.Constant(0.5), Shifter<TLane, T>());
        TLane rest = TLane.SubtractBits(n + Shifter<TLane, T>(), half);
        return value * PowerOfTwo<TLane, T>(half, 0) * PowerOfTwo<TLane, T>(rest, 0);
    }
}
