using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Hyperbolic tangent, between −1 and 1; a′ = 1 − a².</summary>
    /// <remarks>LeCun, Bottou, Orr, Müller 1998, "Efficient BackProp".</remarks>
    public static IActivation Tanh => BuiltIn<TanhOperator>.Instance;

    internal readonly record struct TanhOperator : IElementwiseOperator
    {
        public static string Name => nameof(Tanh);
        public static bool DerivativeNeedsInput => false;
        public static bool DerivativeNeedsOutput => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            LaneMath.Tanh<TLane, T>(z);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.FusedMultiplyAdd(-a, a, TLane.Constant(1));
    }
}
