using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Swish: a = z·σ(β·z).</summary>
    /// <param name="beta">β, positive: how sharp the gate is; towards ∞ it is the rectifier.</param>
    /// <remarks>Ramachandran, Zoph, Le 2017, "Searching for activation functions".</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter outside its range.</exception>
    public static IActivation Swish(double beta = 1) => new BuiltIn<SwishOperator>(new(Setting.Positive(beta)));

    internal readonly record struct SwishOperator(double Beta) : IElementwiseOperator
    {
        public static string Name => nameof(Swish);

        private readonly Rounded _beta = new(Beta);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Gate.Value<TLane, T>(z, _beta.Lane<TLane, T>() * z);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane u = _beta.Lane<TLane, T>() * z;
            return Gate.Derivative<TLane, T>(u, u);
        }
    }
}
