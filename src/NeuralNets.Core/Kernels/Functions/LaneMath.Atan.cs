using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

internal static partial class LaneMath
{
    /// <summary>arctan x = base + arctan t: for |x| &gt; tan 3π/8 from π/2 with t = −1/|x|, for |x| &gt; tan π/8 from π/4 with t = (|x| − 1)/(|x| + 1), below from 0 with |x| itself.</summary>
    [MethodImpl(Inline)]
    public static TLane Atan<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(TLane) == typeof(Dual<T>))
            return Dual<T>.Chain<TLane, Elementary.AtanOperator>(x);

        TLane one = TLane.Constant(1), absolute = TLane.Abs(x), sign = x ^ absolute;
        TLane middle = TLane.Constant(0.41421356237309503), large = TLane.Constant(2.414213562373095), zero = TLane.Constant(0);
        TLane n = TLane.SelectGreater(absolute, large, -one, TLane.SelectGreater(absolute, middle, absolute - one, absolute));
        TLane d = TLane.SelectGreater(absolute, large, absolute, TLane.SelectGreater(absolute, middle, absolute + one, one));
        TLane t = n / d, z = t * t, p;
        if (typeof(T) == typeof(float))
        {
            p = TLane.Constant(-0.0607783124);
            p = TLane.FusedMultiplyAdd(p, z, TLane.Constant(0.10593681));
            p = TLane.FusedMultiplyAdd(p, z, TLane.Constant(-0.142435193));
            p = TLane.FusedMultiplyAdd(p, z, TLane.Constant(0.199984714));
            p = TLane.FusedMultiplyAdd(p, z, TLane.Constant(-0.333333164));
        }
        else
        {
            p = TLane.Constant(-0.017902020209849923);
            p = TLane.FusedMultiplyAdd(p, z, TLane.Constant(0.0380594343114137));
            p = TLane.FusedMultiplyAdd(p, z, TLane.Constant(-0.05039086093240797));
            p = TLane.FusedMultiplyAdd(p, z, TLane.Constant(0.058478366308526854));
            p = TLane.FusedMultiplyAdd(p, z, TLane.Constant(-0.06663096167775061));
            p = TLane.FusedMultiplyAdd(p, z, TLane.Constant(0.0769205945755629));
            p = TLane.FusedMultiplyAdd(p, z, TLane.Constant(-0.09090897711080793));
            p = TLane.FusedMultiplyAdd(p, z, TLane.Constant(0.11111110781678549));
            p = TLane.FusedMultiplyAdd(p, z, TLane.Constant(-0.14285714280157372));
            p = TLane.FusedMultiplyAdd(p, z, TLane.Constant(0.1999999999995316));
            p = TLane.FusedMultiplyAdd(p, z, TLane.Constant(-0.333333333333332));
        }
        TLane y = TLane.FusedMultiplyAdd(t * z, p, t);

        // π/2 and π/4 in two parts.
        double low = typeof(T) == typeof(float) ? -4.371138828673793e-08 : 6.123233995736766e-17;
        TLane half = TLane.Constant(1.5707963267948966), quarter = TLane.SelectGreater(absolute, middle, TLane.Constant(0.7853981633974483), zero);
        TLane lowPart = TLane.SelectGreater(absolute, large, TLane.Constant(low), TLane.SelectGreater(absolute, middle, TLane.Constant(low / 2), zero));
        return (TLane.SelectGreater(absolute, large, half, quarter) + (y + lowPart)) ^ sign;
    }
}
