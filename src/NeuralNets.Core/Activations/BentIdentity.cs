using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>a = (√(z² + 1) − 1)/2 + z; a′ = z/(2·√(z² + 1)) + 1.</summary>
    /// <remarks>As z·(1 + z/(2·(√(z² + 1) + 1))), which neither cancels nor overflows. No primary source is known.</remarks>
    public static IActivation BentIdentity => BuiltIn<BentIdentityOperator>.Instance;

    internal readonly record struct BentIdentityOperator : IElementwiseOperator
    {
        public static string Name => nameof(BentIdentity);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane x = Bounded<TLane, T>(z);
            TLane r = TLane.Sqrt(TLane.FusedMultiplyAdd(x, x, TLane.Constant(1)));
            return z * (TLane.Constant(1) + x / (TLane.Constant(2) * (r + TLane.Constant(1))));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane x = Bounded<TLane, T>(z);
            return TLane.FusedMultiplyAdd(TLane.Constant(0.5), x / TLane.Sqrt(TLane.FusedMultiplyAdd(x, x, TLane.Constant(1))), TLane.Constant(1));
        }

        // Beyond 10¹⁸ the quotients have reached their limits for every T, and z² is still finite.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TLane Bounded<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.Min(TLane.Max(z, TLane.Constant(-1e18)), TLane.Constant(1e18));
    }
}
