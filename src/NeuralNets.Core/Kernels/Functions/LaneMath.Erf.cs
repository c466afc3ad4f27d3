using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

internal static partial class LaneMath
{
    /// <summary>erf x = 2/√π·∫₀ˣ e^(−t²) dt, relatively accurate near 0; beyond ½ it is 1 − erfc |x|, with the sign of x.</summary>
    [MethodImpl(Inline)]
    public static TLane Erf<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(TLane) == typeof(Dual<T>))
            return Dual<T>.Chain<TLane, Elementary.ErfOperator>(x);

        TLane absolute = TLane.Abs(x), sign = x ^ absolute;
        TLane large = TLane.Constant(1) - ErfcTail<TLane, T>(absolute);
        return TLane.SelectLess(absolute, TLane.Constant(0.5), SmallErf<TLane, T>(x), large ^ sign);
    }

    // x + x·p(x²) for |x| < ½.
    [MethodImpl(Inline)]
    private static TLane SmallErf<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TLane z = x * x, p;
        if (typeof(T) == typeof(float))
        {
            p = TLane.Constant(0.00471799029);
            p = TLane.FusedMultiplyAdd(p, z, TLane.Constant(-0.0267571844));
            p = TLane.FusedMultiplyAdd(p, z, TLane.Constant(0.112828225));
            p = TLane.FusedMultiplyAdd(p, z, TLane.Constant(-0.376126081));
            p = TLane.FusedMultiplyAdd(p, z, TLane.Constant(0.128379166));
        }
        else
        {
            p = TLane.Constant(-1.4618441321282917e-07);
            p = TLane.FusedMultiplyAdd(p, z, TLane.Constant(1.6370955957084287e-06));
            p = TLane.FusedMultiplyAdd(p, z, TLane.Constant(-1.4922990295838226e-05));
            p = TLane.FusedMultiplyAdd(p, z, TLane.Constant(0.00012055285871013896));
            p = TLane.FusedMultiplyAdd(p, z, TLane.Constant(-0.0008548326505839159));
            p = TLane.FusedMultiplyAdd(p, z, TLane.Constant(0.005223977621974562));
            p = TLane.FusedMultiplyAdd(p, z, TLane.Constant(-0.026866170644997654));
            p = TLane.FusedMultiplyAdd(p, z, TLane.Constant(0.11283791670954864));
            p = TLane.FusedMultiplyAdd(p, z, TLane.Constant(-0.3761263890318375));
            p = TLane.FusedMultiplyAdd(p, z, TLane.Constant(0.1283791670955126));
        }
        return TLane.FusedMultiplyAdd(x, p, x);
    }
}
