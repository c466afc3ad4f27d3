using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

internal static partial class LaneMath
{
    /// <summary>ln x = k·ln 2 + ln m; −∞ at 0, NaN below.</summary>
    [MethodImpl(Inline)]
    public static TLane Log<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(TLane) == typeof(Dual<T>))
            return Dual<T>.Chain<TLane, Elementary.LogOperator>(x);

        // Subnormal numbers are made normal first.
        TLane zero = TLane.Constant(0), smallest = SmallestNormal<TLane, T>();
        TLane normal = TLane.SelectLess(x, smallest, x * TLane.Constant(typeof(T) == typeof(float) ? 1 << 23 : 1L << 52), x);
        TLane shift = TLane.SelectLess(x, smallest, TLane.Constant(typeof(T) == typeof(float) ? 23 : 52), zero);

        TLane exponentBits = ExponentBits<TLane, T>(normal);
        TLane k = Exponent<TLane, T>(exponentBits) - shift;
        TLane y = ReducedLog<TLane, T>(TLane.SubtractBits(normal, exponentBits) - TLane.Constant(1), k);
        return LogSpecial<TLane, T>(x, x, y);
    }

    // y where 0 < argument < ∞; else −∞ at 0, NaN below, and x itself (∞ or NaN) at the other end.
    [MethodImpl(Inline)]
    private static TLane LogSpecial<TLane, T>(TLane x, TLane argument, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TLane zero = TLane.Constant(0);
        y = TLane.SelectLess(x, TLane.Constant(double.PositiveInfinity), y, x);
        TLane outside = TLane.SelectEqual(argument, zero, TLane.Constant(double.NegativeInfinity), TLane.Constant(double.NaN));
        return TLane.SelectGreater(argument, zero, y, outside);
    }
}
