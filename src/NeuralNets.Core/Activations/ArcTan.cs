using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>a = arctan z, between −π/2 and π/2; a′ = 1/(1 + z²).</summary>
    public static IActivation ArcTan => BuiltIn<ArcTanOperator>.Instance;

    internal readonly record struct ArcTanOperator : IElementwiseOperator
    {
        public static string Name => nameof(ArcTan);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            LaneMath.Atan<TLane, T>(z);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.Constant(1) / TLane.FusedMultiplyAdd(z, z, TLane.Constant(1));
    }
}
