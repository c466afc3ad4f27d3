using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>a = eᶻ; a′ = a. For positive outputs such as rates.</summary>
    public static IActivation Exponential => BuiltIn<ExponentialOperator>.Instance;

    internal readonly record struct ExponentialOperator : IElementwiseOperator
    {
        public static string Name => nameof(Exponential);
        public static bool DerivativeNeedsInput => false;
        public static bool DerivativeNeedsOutput => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            LaneMath.Exp<TLane, T>(z);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            a;
    }
}
