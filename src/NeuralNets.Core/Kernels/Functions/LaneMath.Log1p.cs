using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

internal static partial class LaneMath
{
    /// <summary>ln(1 + x), relatively accurate near 0; −∞ at −1, NaN below.</summary>
    [MethodImpl(Inline)]
    public static TLane Log1p<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(TLane) == typeof(Dual<T>))
            return Dual<T>.Chain<TLane, Elementary.Log1pOperator>(x);

        TLane y = FiniteLog1p<TLane, T>(x);
        y = LogSpecial<TLane, T>(x, x + TLane.Constant(1), y);
        return TLane.SelectEqual(x, TLane.Constant(0), x, y);   // −0 as it is
    }

    /// <summary>ln(1 + x) for 0 ≤ x ≤ 1, and NaN: of e^(−|x|), say.</summary>
    [MethodImpl(Inline)]
    public static TLane Log1pOfFraction<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(TLane) == typeof(Dual<T>))
            return Dual<T>.Chain<TLane, Elementary.Log1pOperator>(x);

        TLane exponentBits = ExponentBits<TLane, T>(TLane.Constant(1) + x);
        return ReducedLog<TLane, T>(ReducedFraction<TLane, T>(x, exponentBits), Exponent<TLane, T>(exponentBits));
    }

    // For −1 < x < ∞, and NaN.
    [MethodImpl(Inline)]
    private static TLane FiniteLog1p<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TLane one = TLane.Constant(1);
        TLane u = one + x;
        TLane exponentBits = ExponentBits<TLane, T>(u);
        // For large x, where 2⁻ᵏ could leave the normal range, the 1 does not count.
        TLane f = TLane.SelectGreater(x, TLane.Constant(1L << 60), TLane.SubtractBits(u, exponentBits) - one, ReducedFraction<TLane, T>(x, exponentBits));
        return ReducedLog<TLane, T>(f, Exponent<TLane, T>(exponentBits));
    }

    // (1 + x)/2ᵏ − 1 from x itself, not from the rounded 1 + x: exactly x for k = 0, else rounded once.
    [MethodImpl(Inline)]
    private static TLane ReducedFraction<TLane, T>(TLane x, TLane exponentBits) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TLane one = TLane.Constant(1), scale = TLane.SubtractBits(one, exponentBits);
        return TLane.FusedMultiplyAdd(x, scale, scale - one);
    }
}
