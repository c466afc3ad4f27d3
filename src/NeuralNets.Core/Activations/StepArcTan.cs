using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>A step, a = 1 for z &gt; 0, 0 otherwise, that learns as ½ + arctan(π/2·k·z)/π would: a′ = (k/2)/(1 + (π/2·k·z)²).</summary>
    /// <param name="k">How sharp the surrogate is, positive; its height at 0 is k/2.</param>
    /// <remarks>Long tails, so that distant z still learn. Fang et al. 2021, "Incorporating learnable membrane time constant to enhance learning of spiking neural networks".</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A k that is not positive and finite.</exception>
    public static IActivation StepArcTan(double k = 2) => new BuiltIn<StepArcTanOperator>(new(Setting.Positive(k)));

    internal readonly record struct StepArcTanOperator(double K) : IElementwiseOperator
    {
        public static string Name => nameof(StepArcTan);

        private readonly Rounded _scale = new(Math.PI / 2 * K);
        private readonly Rounded _height = new(K / 2);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            default(StepOperator).Value<TLane, T>(z);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane x = _scale.Lane<TLane, T>() * z;
            return _height.Lane<TLane, T>() / TLane.FusedMultiplyAdd(x, x, TLane.Constant(1));
        }
    }
}
