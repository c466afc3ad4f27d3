using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Rectifier that ends at 6: a = min(max(z, 0), 6); the derivative at 0 and 6 is 0.</summary>
    /// <remarks>Krizhevsky 2010, "Convolutional deep belief networks on CIFAR-10".</remarks>
    public static IActivation ReLU6 => BuiltIn<ReLU6Operator>.Instance;

    internal readonly record struct ReLU6Operator : IElementwiseOperator
    {
        public static string Name => nameof(ReLU6);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.Min(TLane.Max(z, TLane.Constant(0)), TLane.Constant(6));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.SelectGreater(z, TLane.Constant(0), TLane.SelectLess(z, TLane.Constant(6), TLane.Constant(1), TLane.Constant(0)), TLane.Constant(0));
    }
}
