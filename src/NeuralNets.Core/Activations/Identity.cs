using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Nothing happens: a = z; the derivative is 1. For regression outputs, and before costs that take logits.</summary>
    public static IActivation Identity => BuiltIn<IdentityOperator>.Instance;

    internal readonly record struct IdentityOperator : IElementwiseOperator
    {
        public static string Name => nameof(Identity);

        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            z;

        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.Constant(1);
    }
}
