using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Scaled exponential linear unit: a = s·z for z &gt; 0, s·α·(eᶻ − 1) otherwise, s = 1.0507…, α = 1.6733…; with LeCun weights mean 0 and variance 1 stay what they are from layer to layer. The derivative at 0 is s·α.</summary>
    /// <remarks>Klambauer, Unterthiner, Mayr, Hochreiter 2017, "Self-normalizing neural networks".</remarks>
    public static IActivation SELU => BuiltIn<SELUOperator>.Instance;

    internal readonly record struct SELUOperator : IElementwiseOperator
    {
        public static string Name => nameof(SELU);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.SelectGreater(z, TLane.Constant(0), TLane.Constant(Scale) * z, TLane.Constant(ScaledAlpha) * LaneMath.Expm1<TLane, T>(z));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.SelectGreater(z, TLane.Constant(0), TLane.Constant(Scale), TLane.Constant(ScaledAlpha) * LaneMath.Exp<TLane, T>(z));

        private const double Scale = 1.0507009873554804934, ScaledAlpha = 1.7580993408473768599;
    }
}
