using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Gaussian error linear unit in its tanh form: a = z/2·(1 + tanh u), u = √(2/π)·(z + 0.044715·z³), which is z·σ(2u) and keeps the left tail so.</summary>
    /// <remarks>Hendrycks, Gimpel 2016, "Gaussian error linear units".</remarks>
    public static IActivation GELUTanh => BuiltIn<GELUTanhOperator>.Instance;

    internal readonly record struct GELUTanhOperator : IElementwiseOperator
    {
        public static string Name => nameof(GELUTanh);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Gate.Value<TLane, T>(z, TwiceU<TLane, T>(z));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane slope = TLane.FusedMultiplyAdd(z * z, TLane.Constant(3 * Cubic), TLane.Constant(Linear));
            return Gate.Derivative<TLane, T>(TwiceU<TLane, T>(z), z * slope);
        }

        private const double Linear = 1.5957691216057307117, Cubic = 0.044715 * Linear;   // 2·√(2/π)

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TLane TwiceU<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            z * TLane.FusedMultiplyAdd(z * z, TLane.Constant(Cubic), TLane.Constant(Linear));
    }
}
