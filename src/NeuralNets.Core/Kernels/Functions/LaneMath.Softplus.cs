using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

internal static partial class LaneMath
{
    /// <summary>ln(1 + eˣ) = max(x, 0) + ln(1 + e^(−|x|)), which keeps the left tail and never overflows.</summary>
    [MethodImpl(Inline)]
    public static TLane Softplus<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(TLane) == typeof(Dual<T>))
            return Dual<T>.Chain<TLane, Elementary.SoftplusOperator>(x);

        TLane zero = TLane.Constant(0);
        TLane tail = Log1pOfFraction<TLane, T>(ExpBelow<TLane, T>(-TLane.Abs(x)));
        return TLane.SelectGreater(x, zero, x, zero) + tail;
    }
}
