using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Step: a = 1 for z &gt; 0, 0 otherwise; the derivative is 0 everywhere, so nothing before it learns.</summary>
    /// <remarks>McCulloch, Pitts 1943, "A logical calculus of the ideas immanent in nervous activity".</remarks>
    public static IActivation Step => BuiltIn<StepOperator>.Instance;

    internal readonly record struct StepOperator : IElementwiseOperator
    {
        public static string Name => nameof(Step);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.SelectGreater(z, TLane.Constant(0), TLane.Constant(1), TLane.SelectAtMost(z, TLane.Constant(0), TLane.Constant(0), z));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.Constant(0);
    }
}
