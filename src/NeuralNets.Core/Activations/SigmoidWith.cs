using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Sigmoid of z/T: a = 1/(1 + e^(−z/T)), softer above T = 1, nearer to a step below; a′ = a·(1 − a)/T.</summary>
    /// <param name="temperature">T, positive.</param>
    /// <remarks>Ackley, Hinton, Sejnowski 1985, "A learning algorithm for Boltzmann machines".</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A temperature that is not positive and finite.</exception>
    public static IActivation SigmoidWith(double temperature) => new BuiltIn<SigmoidWithOperator>(new(Setting.Positive(temperature)));

    internal readonly record struct SigmoidWithOperator(double Temperature) : IElementwiseOperator
    {
        public static string Name => nameof(SigmoidWith);
        public static bool DerivativeNeedsInput => false;
        public static bool DerivativeNeedsOutput => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            LaneMath.Sigmoid<TLane, T>(z / TLane.Constant(Temperature));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.FusedMultiplyAdd(-a, a, a) / TLane.Constant(Temperature);
    }
}
