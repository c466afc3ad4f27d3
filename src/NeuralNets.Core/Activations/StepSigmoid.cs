using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>A step, a = 1 for z &gt; 0, 0 otherwise, that learns as σ(k·z) would: a′ = k·s·(1 − s), s = σ(k·z).</summary>
    /// <param name="k">How sharp the surrogate is, positive; its height at 0 is k/4.</param>
    /// <remarks>Neftci, Mostafa, Zenke 2019, "Surrogate gradient learning in spiking neural networks".</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A k that is not positive and finite.</exception>
    public static IActivation StepSigmoid(double k = 4) => new BuiltIn<StepSigmoidOperator>(new(Setting.Positive(k)));

    internal readonly record struct StepSigmoidOperator(double K) : IElementwiseOperator
    {
        public static string Name => nameof(StepSigmoid);

        private readonly Rounded _k = new(K);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            default(StepOperator).Value<TLane, T>(z);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane t = LaneMath.ExpBelow<TLane, T>(-TLane.Abs(_k.Lane<TLane, T>() * z)), d = TLane.Constant(1) + t;
            return _k.Lane<TLane, T>() * t / (d * d);
        }
    }
}
