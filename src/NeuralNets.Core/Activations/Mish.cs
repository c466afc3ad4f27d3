using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Mish: a = z·tanh(softplus z).</summary>
    /// <remarks>With t = e^(−|z|) the gate is a quotient of two polynomials in t, which keeps the left tail. Misra 2019, "Mish: a self regularized non-monotonic activation function".</remarks>
    public static IActivation Mish => BuiltIn<MishOperator>.Instance;

    internal readonly record struct MishOperator : IElementwiseOperator
    {
        public static string Name => nameof(Mish);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            // t(t + 2) and its quotient are e⁶⁴ times as large in the far left tail.
            TLane two = TLane.Constant(2);
            TLane factor = Gate.TailFactor<TLane, T>(z), large = Gate.TailExp<TLane, T>(z), t = large * factor;
            TLane zero = TLane.Constant(0);
            TLane n = TLane.SelectGreater(z, zero, TLane.FusedMultiplyAdd(two, t, TLane.Constant(1)), TLane.FusedMultiplyAdd(large, t, two * large));
            TLane d = TLane.SelectGreater(z, zero, TLane.FusedMultiplyAdd(two * t, t, n), TLane.FusedMultiplyAdd(n, factor, two));
            return Gate.Limited<TLane, T>(z) * n / d * factor;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane one = TLane.Constant(1), two = TLane.Constant(2);
            TLane zero = TLane.Constant(0);
            TLane t = LaneMath.ExpBelow<TLane, T>(-TLane.Abs(z));
            // tanh(softplus z) = n/d: t(t + 2)/(t(t + 2) + 2) for z ≤ 0, (1 + 2t)/(1 + 2t + 2t²) for z > 0.
            TLane n = TLane.SelectGreater(z, zero, TLane.FusedMultiplyAdd(two, t, one), TLane.FusedMultiplyAdd(t, t, two * t));
            TLane rest = TLane.SelectGreater(z, zero, two * t * t, two), d = n + rest;
            TLane sigmoid = TLane.SelectGreater(z, zero, one, t) / (one + t);
            // 1 − tanh² = (d − n)(d + n)/d²
            TLane slope = rest * (d + n) / (d * d);
            TLane x = TLane.SelectAtLeast(TLane.Abs(z), TLane.Constant(800), TLane.Constant(0), z);
            return TLane.FusedMultiplyAdd(x * sigmoid, slope, n / d);
        }
    }
}
