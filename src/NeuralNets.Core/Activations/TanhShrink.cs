using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>a = z − tanh z; a′ = tanh² z.</summary>
    /// <remarks>For |z| &lt; 1 by the convergent of the continued fraction tanh z = z/(1 + z²/(3 + z²/(5 + …))) that ends in 17: all terms are positive, so that nothing cancels (error 8e-17).</remarks>
    public static IActivation TanhShrink => BuiltIn<TanhShrinkOperator>.Instance;

    internal readonly record struct TanhShrinkOperator : IElementwiseOperator
    {
        public static string Name => nameof(TanhShrink);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane u = z * z;
            TLane n = TLane.Constant(44);
            n = TLane.FusedMultiplyAdd(n, u, TLane.Constant(12870));
            n = TLane.FusedMultiplyAdd(n, u, TLane.Constant(810810));
            n = TLane.FusedMultiplyAdd(n, u, TLane.Constant(11486475));
            TLane d = TLane.Constant(45);
            d = TLane.FusedMultiplyAdd(d, u, TLane.Constant(13860));
            d = TLane.FusedMultiplyAdd(d, u, TLane.Constant(945945));
            d = TLane.FusedMultiplyAdd(d, u, TLane.Constant(16216200));
            d = TLane.FusedMultiplyAdd(d, u, TLane.Constant(34459425));
            return TLane.SelectLess(TLane.Abs(z), TLane.Constant(1), z * (u * (n / d)), z - LaneMath.Tanh<TLane, T>(z));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane t = LaneMath.Tanh<TLane, T>(z);
            return t * t;
        }
    }
}
