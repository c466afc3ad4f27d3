using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Logarithm of the sigmoid: a = ln σ(z) = min(z, 0) − ln(1 + e^(−|z|)); a′ = σ(−z).</summary>
    public static IActivation LogSigmoid => BuiltIn<LogSigmoidOperator>.Instance;

    internal readonly record struct LogSigmoidOperator : IElementwiseOperator
    {
        public static string Name => nameof(LogSigmoid);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.SelectAtLeast(z, TLane.Constant(0), TLane.Constant(0), z) - LaneMath.Log1pOfFraction<TLane, T>(LaneMath.ExpBelow<TLane, T>(-TLane.Abs(z)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            LaneMath.Sigmoid<TLane, T>(-z);
    }
}
