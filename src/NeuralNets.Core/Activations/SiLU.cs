using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Sigmoid linear unit, z gated by its own sigmoid: a = z·σ(z). Swish with β = 1.</summary>
    /// <remarks>Hendrycks, Gimpel 2016; Elfwing, Uchibe, Doya 2017, "Sigmoid-weighted linear units for neural network function approximation in reinforcement learning".</remarks>
    public static IActivation SiLU => BuiltIn<SiLUOperator>.Instance;

    internal readonly record struct SiLUOperator : IElementwiseOperator
    {
        public static string Name => nameof(SiLU);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Gate.Value<TLane, T>(z, z);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Gate.Derivative<TLane, T>(z, z);
    }
}
