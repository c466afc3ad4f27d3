using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>A step, a = 1 for z &gt; 0, 0 otherwise, that learns near its edge alone: a′ = 1 for |z| ≤ 1, 0 beyond.</summary>
    /// <remarks>Straight-through with saturation: Hubara et al. 2016, "Binarized neural networks"; after Bengio, Léonard, Courville 2013.</remarks>
    public static IActivation StepClippedStraightThrough => BuiltIn<StepClippedStraightThroughOperator>.Instance;

    internal readonly record struct StepClippedStraightThroughOperator : IElementwiseOperator
    {
        public static string Name => nameof(StepClippedStraightThrough);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            default(StepOperator).Value<TLane, T>(z);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.SelectAtMost(TLane.Abs(z), TLane.Constant(1), TLane.Constant(1), TLane.Constant(0));
    }
}
