using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>a = cos z; a′ = −sin z. NaN where z is infinite.</summary>
    /// <remarks>Nissen 2003, "Implementation of a fast artificial neural network library (FANN)".</remarks>
    public static IActivation Cosine => BuiltIn<CosineOperator>.Instance;

    internal readonly record struct CosineOperator : IElementwiseOperator
    {
        public static string Name => nameof(Cosine);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            LaneMath.Cos<TLane, T>(z);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            -LaneMath.Sin<TLane, T>(z);
    }
}
