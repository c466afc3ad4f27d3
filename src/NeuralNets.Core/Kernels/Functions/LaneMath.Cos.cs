using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

internal static partial class LaneMath
{
    /// <summary>cos x, for all finite x; NaN at ±∞.</summary>
    [MethodImpl(Inline)]
    public static TLane Cos<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Cos<TLane, T>(x, TLane.Constant(0));

    /// <summary>cos(x + low) for a low part below half a unit of x.</summary>
    [MethodImpl(Inline)]
    public static TLane Cos<TLane, T>(TLane x, TLane low) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(TLane) == typeof(Dual<T>))
            return DualCos<TLane, T>(x, low);

        TLane absolute = TLane.Abs(x);
        (TLane r, TLane quarter) = ReducedAngle<TLane, T>(absolute, low ^ x ^ absolute);
        return SinOfQuarter<TLane, T>(r, TLane.AddBits(quarter, TLane.FromBits(1)));   // cos x = sin(x + π/2)
    }
}
