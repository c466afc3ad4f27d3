using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>Mean of ln cosh(a − y): half a square near 0, an absolute value far away; da = tanh(a − y)/n.</summary>
    /// <remarks>With m = e^(−|d|) − 1 it is ln(1 + m²/(2(1 + m))) near 0 and |d| − ln 2 + ln(1 + (1 + m)²) beyond: neither cancels nor overflows.</remarks>
    public static ICost LogCosh => BuiltIn<LogCoshOperator>.Instance;

    internal readonly record struct LogCoshOperator : ICostOperator
    {
        public static string Name => nameof(LogCosh);
        public static bool IsMean => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane d = TLane.Abs(a - y), one = TLane.Constant(1);
            TLane m = LaneMath.Expm1<TLane, T>(-d), t = m + one;
            TLane inner = TLane.SelectLess(d, one, TLane.Constant(0.5) * m * m / t, t * t);
            TLane outer = TLane.SelectLess(d, one, TLane.Constant(0), d - TLane.Constant(0.69314718055994531));
            return partial + (outer + LaneMath.Log1p<TLane, T>(inner));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            LaneMath.Tanh<TLane, T>(a - y);
    }
}
