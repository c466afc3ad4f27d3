using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// Elementary functions of a lane, one file a function: argument reduction and a minimax polynomial, from operations that
/// are rounded once everywhere. This file holds what several functions share.
/// </summary>
/// <remarks>
/// The polynomials are minimax by the exchange algorithm of Remez, run with 60 digits on the definitions (not taken from a
/// library) and rounded to T. Their own error is below 0.03 units of 2⁻²⁴ (float) or 2⁻⁵³ (double), relative to the
/// function, 0.14 for erfc, 0.4 for 2ˣ: what remains is rounding.
/// </remarks>
internal static partial class LaneMath
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>2⁻¹²⁶ (2⁻¹⁰²²): what lies between it and 0 is subnormal.</summary>
    [MethodImpl(Inline)]
    public static TLane SmallestNormal<TLane, T>() where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TLane.Constant(typeof(T) == typeof(float) ? 1.1754943508222875e-38 : 2.2250738585072014e-308);

    // ln 2 in two parts; the first is short enough that its product with any exponent is exact.
    [MethodImpl(Inline)]
    private static TLane Ln2High<TLane, T>() where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TLane.Constant(typeof(T) == typeof(float) ? 0.693145751953125 : 0.6931471805601177);

    [MethodImpl(Inline)]
    private static TLane Ln2Low<TLane, T>() where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TLane.Constant(typeof(T) == typeof(float) ? 1.4286068203094173e-06 : -1.7239444525614835e-13);

    // Adding 1.5·2²³ (1.5·2⁵²) rounds to an integer, which is then in the low bits.
    [MethodImpl(Inline)]
    private static TLane Shifter<TLane, T>() where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TLane.Constant(typeof(T) == typeof(float) ? 12582912.0 : 6755399441055744.0);

    // 2ⁿ⁺ᵏ for an exponent n in the low bits (a shifted number, say), n + k within the normal range.
    [MethodImpl(Inline)]
    private static TLane PowerOfTwo<TLane, T>(TLane n, int k) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float)
            ? TLane.ShiftLeftBits(TLane.AddBits(n, TLane.FromBits(127 + k)), 23)
            : TLane.ShiftLeftBits(TLane.AddBits(n, TLane.FromBits(1023 + k)), 52);

    // n + Shifter for the integer n nearest to x/ln 2.
    [MethodImpl(Inline)]
    private static TLane NearestPower<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TLane.FusedMultiplyAdd(x, TLane.Constant(1.4426950408889634), Shifter<TLane, T>());

    // eʳ − 1 for r = x − n·ln 2, |r| ≤ ln 2 / 2: r + r²·q(r).
    [MethodImpl(Inline)]
    private static TLane ReducedExpm1<TLane, T>(TLane x, TLane n) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TLane r = TLane.FusedMultiplyAdd(n, -Ln2High<TLane, T>(), x);
        r = TLane.FusedMultiplyAdd(n, -Ln2Low<TLane, T>(), r);
        TLane q;
        if (typeof(T) == typeof(float))
        {
            q = TLane.Constant(0.000199139249);
            q = TLane.FusedMultiplyAdd(q, r, TLane.Constant(0.00139406754));
            q = TLane.FusedMultiplyAdd(q, r, TLane.Constant(0.00833327323));
            q = TLane.FusedMultiplyAdd(q, r, TLane.Constant(0.0416663587));
            q = TLane.FusedMultiplyAdd(q, r, TLane.Constant(0.166666672));
            q = TLane.FusedMultiplyAdd(q, r, TLane.Constant(0.5));
        }
        else
        {
            q = TLane.Constant(2.0924296437393163e-09);
            q = TLane.FusedMultiplyAdd(q, r, TLane.Constant(2.5108881373683836e-08));
            q = TLane.FusedMultiplyAdd(q, r, TLane.Constant(2.7557243319717403e-07));
            q = TLane.FusedMultiplyAdd(q, r, TLane.Constant(2.7557244705023733e-06));
            q = TLane.FusedMultiplyAdd(q, r, TLane.Constant(2.4801587359762497e-05));
            q = TLane.FusedMultiplyAdd(q, r, TLane.Constant(0.0001984126988557256));
            q = TLane.FusedMultiplyAdd(q, r, TLane.Constant(0.0013888888888867346));
            q = TLane.FusedMultiplyAdd(q, r, TLane.Constant(0.008333333333321882));
            q = TLane.FusedMultiplyAdd(q, r, TLane.Constant(0.0416666666666667));
            q = TLane.FusedMultiplyAdd(q, r, TLane.Constant(0.16666666666666677));
            q = TLane.FusedMultiplyAdd(q, r, TLane.Constant(0.5));
        }
        return TLane.FusedMultiplyAdd(r * r, q, r);
    }

    // The exponent k of x = m·2ᵏ, √½ ≤ m < √2, in the place of the exponent bits: subtracting it from x leaves m.
    [MethodImpl(Inline)]
    private static TLane ExponentBits<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float)
            ? TLane.SubtractBits(x, TLane.FromBits(0x3F3504F3)) & TLane.FromBits(-1L << 23)
            : TLane.SubtractBits(x, TLane.FromBits(0x3FE6A09E667F3BCD)) & TLane.FromBits(-1L << 52);

    // k itself, exactly: the integer k·2²³ (k·2⁵²) has few significant bits.
    [MethodImpl(Inline)]
    private static TLane Exponent<TLane, T>(TLane exponentBits) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TLane.BitsToNumber(exponentBits) * TLane.Constant(typeof(T) == typeof(float) ? 1.0 / (1 << 23) : 1.0 / (1L << 52));

    // k·ln 2 + ln(1 + f) for √½ ≤ 1 + f < √2. With s = f/(2 + f), ln(1 + f) = 2·artanh(s) = 2s + s·z·R(z), z = s²; and
    // 2s = f − s·f = f − f²/2 + s·f²/2, in which f alone is large and exact.
    [MethodImpl(Inline)]
    private static TLane ReducedLog<TLane, T>(TLane f, TLane k) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TLane s = f / (f + TLane.Constant(2));
        TLane z = s * s;
        TLane r;
        if (typeof(T) == typeof(float))
        {
            r = TLane.Constant(0.298622996);
            r = TLane.FusedMultiplyAdd(r, z, TLane.Constant(0.399779618));
            r = TLane.FusedMultiplyAdd(r, z, TLane.Constant(0.6666677));
        }
        else
        {
            r = TLane.Constant(0.14780740724181582);
            r = TLane.FusedMultiplyAdd(r, z, TLane.Constant(0.15315683421801746));
            r = TLane.FusedMultiplyAdd(r, z, TLane.Constant(0.18183495017481213));
            r = TLane.FusedMultiplyAdd(r, z, TLane.Constant(0.2222220004316716));
            r = TLane.FusedMultiplyAdd(r, z, TLane.Constant(0.2857142872625289));
            r = TLane.FusedMultiplyAdd(r, z, TLane.Constant(0.39999999999499214));
            r = TLane.FusedMultiplyAdd(r, z, TLane.Constant(0.6666666666666718));
        }
        TLane half = TLane.Constant(0.5) * f * f;
        TLane t = TLane.FusedMultiplyAdd(s, TLane.FusedMultiplyAdd(z, r, half), k * Ln2Low<TLane, T>());
        return TLane.FusedMultiplyAdd(k, Ln2High<TLane, T>(), f - (half - t));
    }
}
