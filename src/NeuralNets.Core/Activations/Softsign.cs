using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Softsign: a = z/(1 + |z|); a′ = 1/(1 + |z|)².</summary>
    /// <remarks>Elliott 1993, "A better activation function for artificial neural networks"; Bergstra, Desjardins, Lamblin, Bengio 2009.</remarks>
    public static IActivation Softsign => BuiltIn<SoftsignOperator>.Instance;

    internal readonly record struct SoftsignOperator : IElementwiseOperator
    {
        public static string Name => nameof(Softsign);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            // Beyond 10³⁰ the quotient is ±1 for every T, infinities included.
            TLane x = TLane.Min(TLane.Max(z, TLane.Constant(-1e30)), TLane.Constant(1e30));
            return x / (TLane.Constant(1) + TLane.Abs(x));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane r = TLane.Constant(1) / (TLane.Constant(1) + TLane.Abs(z));
            return r * r;
        }
    }
}
