using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>A step, a = 1 for z &gt; 0, 0 otherwise, that learns as if it were the identity: a′ = 1.</summary>
    /// <remarks>The straight-through estimator: Bengio, Léonard, Courville 2013, "Estimating or propagating gradients through stochastic neurons for conditional computation".</remarks>
    public static IActivation StepStraightThrough => BuiltIn<StepStraightThroughOperator>.Instance;

    internal readonly record struct StepStraightThroughOperator : IElementwiseOperator
    {
        public static string Name => nameof(StepStraightThrough);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            default(StepOperator).Value<TLane, T>(z);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.Constant(1);
    }
}
