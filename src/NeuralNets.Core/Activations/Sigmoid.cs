using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Logistic function: a = 1/(1 + e⁻ᶻ), between 0 and 1; a′ = a·(1 − a).</summary>
    /// <remarks>Verhulst 1838; in networks Rumelhart, Hinton, Williams 1986, "Learning representations by back-propagating errors".</remarks>
    public static IActivation Sigmoid => BuiltIn<SigmoidOperator>.Instance;

    internal readonly record struct SigmoidOperator : IElementwiseOperator
    {
        public static string Name => nameof(Sigmoid);
        public static bool DerivativeNeedsInput => false;
        public static bool DerivativeNeedsOutput => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            LaneMath.Sigmoid<TLane, T>(z);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.FusedMultiplyAdd(-a, a, a);
    }
}
