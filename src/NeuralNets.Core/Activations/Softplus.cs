using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Smooth rectifier: a = ln(1 + e^(β·z))/β; a′ = σ(β·z).</summary>
    /// <param name="beta">β, positive: how sharp the bend is.</param>
    /// <remarks>As max(z, 0) + ln(1 + e^(−|β·z|))/β it never overflows and is exact at both ends. Dugas et al. 2001, "Incorporating second-order functional knowledge for better option pricing".</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter outside its range.</exception>
    public static IActivation Softplus(double beta = 1) => new BuiltIn<SoftplusOperator>(new(Setting.Positive(beta)));

    internal readonly record struct SoftplusOperator(double Beta) : IElementwiseOperator
    {
        public static string Name => nameof(Softplus);

        private readonly Rounded _beta = new(Beta);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane beta = _beta.Lane<TLane, T>();
            TLane tail = LaneMath.Log1pOfFraction<TLane, T>(LaneMath.ExpBelow<TLane, T>(-TLane.Abs(beta * z)));
            return TLane.SelectAtMost(z, TLane.Constant(0), TLane.Constant(0), z) + tail / beta;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            LaneMath.Sigmoid<TLane, T>(_beta.Lane<TLane, T>() * z);
    }
}
