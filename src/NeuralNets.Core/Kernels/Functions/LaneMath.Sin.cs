using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

internal static partial class LaneMath
{
    /// <summary>sin x, for all finite x; NaN at ±∞.</summary>
    [MethodImpl(Inline)]
    public static TLane Sin<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Sin<TLane, T>(x, TLane.Constant(0));

    /// <summary>sin(x + low) for a low part below half a unit of x: of a product, say, that was rounded to x.</summary>
    [MethodImpl(Inline)]
    public static TLane Sin<TLane, T>(TLane x, TLane low) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(TLane) == typeof(Dual<T>))
            return DualSin<TLane, T>(x, low);

        // From |x|, so that −0 and subnormal numbers stay as they are.
        TLane absolute = TLane.Abs(x), sign = x ^ absolute;
        (TLane r, TLane quarter) = ReducedAngle<TLane, T>(absolute, low ^ sign);
        return SinOfQuarter<TLane, T>(r, quarter) ^ sign;
    }
}
