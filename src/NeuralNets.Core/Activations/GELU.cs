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

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane x = Distance<TLane, T>(z), zero = TLane.Constant(0);
            TLane shortfall = ExpHalfSquare<TLane, T>(x) * (x * HalfScaledErfc<TLane, T>(x));
            return TLane.Select(z > zero, z, zero) - shortfall;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            // For z < 0, with Φ(z) = e^(−z²/2)·h: e^(−z²/2)·(h − |z|/√(2π)); and a′(z) + a′(−z) = 1.
            TLane x = Distance<TLane, T>(z);
            TLane h = HalfScaledErfc<TLane, T>(x);
            TLane left = ExpHalfSquare<TLane, T>(x) * TLane.FusedMultiplyAdd(x, TLane.Constant(-0.3989422804014327), h);
            return TLane.Select(z < TLane.Constant(0), left, TLane.Constant(1) - left);
        }

        // |z|, at most 40, where e^(−z²/2) is 0 and no 0·∞ arises.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TLane Distance<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane x = TLane.Abs(z), limit = TLane.Constant(40);
            return TLane.Select(x > limit, limit, x);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TLane ExpHalfSquare<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            LaneMath.ExpOfSquare<TLane, T>(x, 0.5);

        // Φ(−x)·e^(x²/2) = ½·erfc(x/√2)·e^(x²/2)
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TLane HalfScaledErfc<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.Constant(0.5) * LaneMath.ScaledErfc<TLane, T>(TLane.Constant(0.7071067811865476) * x);
    }
}
