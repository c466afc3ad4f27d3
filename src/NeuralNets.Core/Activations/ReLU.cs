using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Rectifier: a = max(z, 0); the derivative at 0 is 0.</summary>
    /// <remarks>Fukushima 1969; Nair, Hinton 2010, "Rectified linear units improve restricted Boltzmann machines".</remarks>
    public static IActivation ReLU => BuiltIn<ReLUOperator>.Instance;

    internal readonly record struct ReLUOperator : IElementwiseOperator
    {
        public static string Name => nameof(ReLU);

        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.AtLeast(z, TLane.Constant(0)) + TLane.Constant(0);   // + 0: from −0 to +0

        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.SelectGreater(z, TLane.Constant(0), TLane.Constant(1), TLane.Constant(0));
    }
}
