using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Bell: a = e^(−z²); a′ = −2·z·a.</summary>
    /// <remarks>As a radial basis: Broomhead, Lowe 1988, "Multivariable functional interpolation and adaptive networks".</remarks>
    public static IActivation Gaussian => BuiltIn<GaussianOperator>.Instance;

    internal readonly record struct GaussianOperator : IElementwiseOperator
    {
        public static string Name => nameof(Gaussian);
        public static bool DerivativeNeedsOutput => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            LaneMath.ExpBelow<TLane, T>(-(z * z));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.SelectEqual(a, TLane.Constant(0), TLane.Constant(0), TLane.Constant(-2) * z * a);
    }
}
