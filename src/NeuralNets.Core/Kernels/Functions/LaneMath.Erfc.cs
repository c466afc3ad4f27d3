using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

internal static partial class LaneMath
{
    /// <summary>erfc x = 1 − erf x = e^(−x²)·(e^(x²)·erfc x), which keeps the right tail; 2 − erfc |x| on the left.</summary>
    [MethodImpl(Inline)]
    public static TLane Erfc<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(TLane) == typeof(Dual<T>))
            return Dual<T>.Chain<TLane, Elementary.ErfcOperator>(x);

        TLane absolute = TLane.Abs(x), tail = ErfcTail<TLane, T>(absolute);
        TLane large = TLane.SelectLess(x, TLane.Constant(0), TLane.Constant(2) - tail, tail);
        return TLane.SelectLess(absolute, TLane.Constant(0.5), TLane.Constant(1) - SmallErf<TLane, T>(x), large);
    }

    /// <summary>e^(−x²); the square in two parts, for the rounding of a large one would show.</summary>
    [MethodImpl(Inline)]
    public static TLane ExpOfSquare<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TLane square = x * -x;
        TLane y = ExpBelow<TLane, T>(square);
        return TLane.FusedMultiplyAdd(y, TLane.FusedMultiplyAdd(x, -x, -square), y);
    }

    // erfc x for x ≥ ½ and NaN. From 30 on it is 0, also where x² would overflow.
    [MethodImpl(Inline)]
    private static TLane ErfcTail<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TLane limit = TLane.Constant(30), one = TLane.Constant(1), two = TLane.Constant(2);
        x = TLane.AtMost(x, limit);

        // s in two parts, for the result feels its error several times: what the sum (d − 2 is exact) and the quotient have lost.
        TLane d = x + two, s = one / d;
        TLane low = s * TLane.FusedMultiplyAdd(-s, x - (d - two), TLane.FusedMultiplyAdd(-s, d, one));
        TLane t = TLane.FusedMultiplyAdd(low, TLane.Constant(-4), TLane.FusedMultiplyAdd(s, TLane.Constant(-4), one));
        TLane p = ScaledErfcPolynomial<TLane, T>(t);
        return ExpOfSquare<TLane, T>(x) * TLane.FusedMultiplyAdd(p, s, p * low);
    }

    /// <summary>(x + 2)·e^(x²)·erfc x for x ≥ 0 by t = (x − 2)/(x + 2) = 1 − 4/(x + 2), which takes the half-line to −1 … 1.</summary>
    /// <remarks>The form is that of Shepherd, Laframboise 1981, "Chebyshev approximation of (1 + 2x)exp(x²)erfc x in 0 ≤ x &lt; ∞".</remarks>
    [MethodImpl(Inline)]
    public static TLane ScaledErfcPolynomial<TLane, T>(TLane t) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Even and odd powers apart: two chains of half the length, for what limits this is waiting.
        TLane square = t * t, even, odd;
        if (typeof(T) == typeof(float))
        {
            even = TLane.Constant(6.94804767e-05);
            odd = TLane.Constant(4.69397273e-05);
            even = TLane.FusedMultiplyAdd(even, square, TLane.Constant(-0.000592562603));
            odd = TLane.FusedMultiplyAdd(odd, square, TLane.Constant(-0.000832064368));
            even = TLane.FusedMultiplyAdd(even, square, TLane.Constant(0.00306260632));
            odd = TLane.FusedMultiplyAdd(odd, square, TLane.Constant(0.00647588028));
            even = TLane.FusedMultiplyAdd(even, square, TLane.Constant(-0.0215057228));
            odd = TLane.FusedMultiplyAdd(odd, square, TLane.Constant(-0.0364417844));
            even = TLane.FusedMultiplyAdd(even, square, TLane.Constant(0.279471785));
            odd = TLane.FusedMultiplyAdd(odd, square, TLane.Constant(-0.687160671));
            even = TLane.FusedMultiplyAdd(even, square, TLane.Constant(1.02158272));
        }
        else
        {
            even = TLane.Constant(-5.994354330316119e-09);
            odd = TLane.Constant(-1.4979647445713762e-08);
            even = TLane.FusedMultiplyAdd(even, square, TLane.Constant(2.4716732335638846e-08));
            odd = TLane.FusedMultiplyAdd(odd, square, TLane.Constant(1.1223306367763643e-07));
            even = TLane.FusedMultiplyAdd(even, square, TLane.Constant(4.464833003823036e-08));
            odd = TLane.FusedMultiplyAdd(odd, square, TLane.Constant(-3.204898256760632e-07));
            even = TLane.FusedMultiplyAdd(even, square, TLane.Constant(-6.157897276063487e-07));
            odd = TLane.FusedMultiplyAdd(odd, square, TLane.Constant(-4.420014459862369e-09));
            even = TLane.FusedMultiplyAdd(even, square, TLane.Constant(2.02998264188817e-06));
            odd = TLane.FusedMultiplyAdd(odd, square, TLane.Constant(3.6484630198582202e-06));
            even = TLane.FusedMultiplyAdd(even, square, TLane.Constant(-1.1378481881394386e-06));
            odd = TLane.FusedMultiplyAdd(odd, square, TLane.Constant(-1.612289163751946e-05));
            even = TLane.FusedMultiplyAdd(even, square, TLane.Constant(-2.1692469280898173e-05));
            odd = TLane.FusedMultiplyAdd(odd, square, TLane.Constant(3.414941534670578e-05));
            even = TLane.FusedMultiplyAdd(even, square, TLane.Constant(0.00014446996847838678));
            odd = TLane.FusedMultiplyAdd(odd, square, TLane.Constant(3.437135144089747e-05));
            even = TLane.FusedMultiplyAdd(even, square, TLane.Constant(-0.0006630734001842974));
            odd = TLane.FusedMultiplyAdd(odd, square, TLane.Constant(-0.0008372960542500795));
            even = TLane.FusedMultiplyAdd(even, square, TLane.Constant(0.003090612050739322));
            odd = TLane.FusedMultiplyAdd(odd, square, TLane.Constant(0.006479185067308543));
            even = TLane.FusedMultiplyAdd(even, square, TLane.Constant(-0.021510661889134062));
            odd = TLane.FusedMultiplyAdd(odd, square, TLane.Constant(-0.03644223150686918));
            even = TLane.FusedMultiplyAdd(even, square, TLane.Constant(0.279472092556049));
            odd = TLane.FusedMultiplyAdd(odd, square, TLane.Constant(-0.6871606844138106));
            even = TLane.FusedMultiplyAdd(even, square, TLane.Constant(1.021582705242023));
        }
        return TLane.FusedMultiplyAdd(odd, t, even);
    }
}
