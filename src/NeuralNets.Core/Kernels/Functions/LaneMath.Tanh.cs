using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

internal static partial class LaneMath
{
    /// <summary>tanh x = −t/(t + 2) with t = e^(−2|x|) − 1, with the sign of x; relatively accurate near 0.</summary>
    [MethodImpl(Inline)]
    public static TLane Tanh<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(TLane) == typeof(Dual<T>))
            return Dual<T>.Chain<TLane, Elementary.TanhOperator>(x);

        TLane absolute = TLane.Abs(x);
        TLane t = Expm1<TLane, T>(TLane.Constant(-2) * absolute);
        TLane sign = x ^ absolute;
        return (-t / (t + TLane.Constant(2))) ^ sign;
    }
}
