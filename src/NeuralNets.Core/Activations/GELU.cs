using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Gaussian error linear unit: a = z·Φ(z), Φ the normal distribution function; a′ = Φ(z) + z·φ(z), φ = e^(−z²/2)/√(2π).</summary>
    /// <remarks>As max(z, 0) − |z|·Φ(−|z|), of which erfc keeps the left tail. Hendrycks, Gimpel 2016, "Gaussian error linear units".</remarks>
    public static IActivation GELU => BuiltIn<GELUOperator>.Instance;

    internal readonly record struct GELUOperator : IElementwiseOperator
    {
        public static string Name => nameof(GELU);
        public static bool DerivativeNeedsOutput => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            // Φ(−x) = ½·erfc(x/√2) = ½·e^(−x²/2)·s·p(1 − 4s) with s = √2/(x + 2√2); here with e^(−x²/2) as a power of 2 and ln 2·s, so
            // that one product with −½·log₂e serves twice. That x² is rounded costs less than that z is: the slope of the tail
            // is −x times its value. At the limit it is 0, and no 0·∞ arises.
            TLane x = TLane.AtMost(TLane.Abs(z), TLane.Constant(typeof(T) == typeof(float) ? 14.4 : 38.6)), scaled = TLane.Constant(-0.7213475204444817) * x;
            TLane s = TLane.Constant(0.9802581434685472) / (x + TLane.Constant(2.8284271247461903));
            TLane p = LaneMath.ScaledErfcPolynomial<TLane, T>(TLane.FusedMultiplyAdd(s, TLane.Constant(-5.770780163555854), TLane.Constant(1)));
            return TLane.FusedMultiplyAdd(LaneMath.Exp2Within<TLane, T>(scaled * x), scaled * (s * p), TLane.AtLeast(z, TLane.Constant(0)));
        }

        // Φ(z) = a/z, but for the limits: ½ at 0, 1 at ∞.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane x = TLane.Abs(z), limit = TLane.Constant(40);
            TLane density = TLane.Constant(0.3989422804014327) * LaneMath.ExpBelow<TLane, T>(TLane.Constant(-0.5) * z * z);
            TLane probability = TLane.SelectLess(x, TLane.Constant(1e-18), TLane.Constant(0.5), TLane.SelectGreater(z, limit, TLane.Constant(1), a / z));
            return TLane.FusedMultiplyAdd(TLane.SelectGreater(x, limit, TLane.Constant(0), z), density, probability);
        }
    }
}
