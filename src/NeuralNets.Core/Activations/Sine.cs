using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>a = sin(ω·z); a′ = ω·cos(ω·z). NaN where ω·z is infinite.</summary>
    /// <param name="omega">ω, any number: with 30 the sinusoidal representation networks of Sitzmann et al.</param>
    /// <remarks>The product ω·z enters unrounded. Sitzmann et al. 2020, "Implicit neural representations with periodic activation functions".</remarks>
    /// <exception cref="ArgumentOutOfRangeException">An ω that is not finite.</exception>
    public static IActivation Sine(double omega = 1) => new BuiltIn<SineOperator>(new(Setting.Finite(omega)));

    internal readonly record struct SineOperator(double Omega) : IElementwiseOperator
    {
        public static string Name => nameof(Sine);

        private readonly Rounded _omega = new(Omega);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane omega = _omega.Lane<TLane, T>(), x = omega * z;
            return LaneMath.Sin<TLane, T>(x, TLane.FusedMultiplyAdd(omega, z, -x));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane omega = _omega.Lane<TLane, T>(), x = omega * z;
            return omega * LaneMath.Cos<TLane, T>(x, TLane.FusedMultiplyAdd(omega, z, -x));
        }
    }
}
