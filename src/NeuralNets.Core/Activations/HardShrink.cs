using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Hard threshold: a = z where |z| &gt; λ, 0 elsewhere; the derivative at ±λ is 0.</summary>
    /// <param name="lambda">λ, not negative.</param>
    /// <remarks>Donoho, Johnstone 1994, "Ideal spatial adaptation by wavelet shrinkage".</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter outside its range.</exception>
    public static IActivation HardShrink(double lambda = 0.5) => new BuiltIn<HardShrinkOperator>(new(Setting.NotNegative(lambda)));

    internal readonly record struct HardShrinkOperator(double Lambda) : IElementwiseOperator
    {
        public static string Name => nameof(HardShrink);

        private readonly Rounded _lambda = new(Lambda);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.SelectAtMost(TLane.Abs(z), _lambda.Lane<TLane, T>(), TLane.Constant(0), z);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.SelectGreater(TLane.Abs(z), _lambda.Lane<TLane, T>(), TLane.Constant(1), TLane.Constant(0));
    }
}
