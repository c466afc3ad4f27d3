using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

internal static partial class LaneMath
{
    /// <summary>σ(x) = 1/(1 + e⁻ˣ); for x &lt; 0 t/(1 + t) with t = eˣ, which keeps the tail.</summary>
    [MethodImpl(Inline)]
    public static TLane Sigmoid<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(TLane) == typeof(Dual<T>))
            return Dual<T>.Chain<TLane, Elementary.SigmoidOperator>(x);

        TLane one = TLane.Constant(1);
        TLane t = ExpBelow<TLane, T>(-TLane.Abs(x));
        return TLane.SelectLess(x, TLane.Constant(0), t, one) / (one + t);
    }
}
