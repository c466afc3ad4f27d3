using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Gaussian error linear unit: a = z·Φ(z), Φ the normal distribution function; a′ = Φ(z) + z·φ(z), φ = e^(−z²/2)/√(2π).</summary>
    /// <remarks>As max(z, 0) − |z|·Φ(−|z|), of which erfc keeps the left tail. Hendrycks, Gimpel 2016, "Gaussian error linear units".</remarks>
    public static IActivation GELU { get; } = new BuiltIn<GELUOperator>(default);

    internal readonly record struct GELUOperator : IElementwiseOperator
    {
        public static string Name => nameof(GELU);
        public static bool DerivativeNeedsOutput => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            // Φ(−x) = ½·erfc(x/√2) = ½·e^(−x²/2)·(e^(x²/2)·erfc(x/√2)), the bracket from s = 1/(x/√2 + 2) = √2/(x + 2√2). At the limit it is 0, and no 0·∞ arises.
            // That x²/2 is rounded costs less than that z is: the slope of the tail is −x times its value.
            TLane x = TLane.AtMost(TLane.Abs(z), TLane.Constant(typeof(T) == typeof(float) ? 14.4 : 38.6)), half = TLane.Constant(-0.5) * x;
            TLane s = TLane.Constant(1.4142135623730951) / (x + TLane.Constant(2.8284271247461903));
            TLane tail = half * LaneMath.ScaledErfc<TLane, T>(s);
            return TLane.FusedMultiplyAdd(LaneMath.ExpWithin<TLane, T>(half * x), tail, TLane.AtLeast(z, TLane.Constant(0)));
        }

        // Φ(z) = a/z, but for the limits: ½ at 0, 1 at ∞.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane x = TLane.Abs(z), limit = TLane.Constant(40);
            TLane density = TLane.Constant(0.3989422804014327) * LaneMath.ExpBelow<TLane, T>(TLane.Constant(-0.5) * z * z);
            TLane probability = TLane.Select(x < TLane.Constant(1e-18), TLane.Constant(0.5), TLane.Select(z > limit, TLane.Constant(1), a / z));
            return TLane.FusedMultiplyAdd(TLane.Select(x > limit, TLane.Constant(0), z), density, probability);
        }
    }
}
