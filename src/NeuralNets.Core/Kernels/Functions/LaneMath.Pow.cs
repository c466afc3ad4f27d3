using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

internal static partial class LaneMath
{
    private const double LargestProduct = 8;

    /// <summary>xᵖ for x ≥ 0: a product where p is a whole number up to 8, else e^(p·ln x), whose relative error grows with |p·ln x|.</summary>
    // A call, for the costs that take several powers beside several logarithms: inlined, they exhaust what the JIT inlines in one
    // method, and then every operation of a lane is a call.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static TLane Pow<TLane, T>(TLane x, double p) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(TLane) == typeof(Dual<T>))
            return DualPow<TLane, T>(x, p);

        if (p < 0 || p > LargestProduct || p != Math.Floor(p))
            return Exp<TLane, T>(TLane.Constant(p) * Log<TLane, T>(x));

        TLane y = TLane.Constant(1);
        for (int k = 0; k < p; k++)
            y *= x;
        return y;
    }
}
