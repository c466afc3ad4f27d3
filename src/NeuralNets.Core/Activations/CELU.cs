using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Continuously differentiable exponential linear unit: a = z for z &gt; 0, α·(e^(z/α) − 1) otherwise; the derivative at 0 is 1.</summary>
    /// <param name="alpha">α, positive: the unit goes down to −α.</param>
    /// <remarks>Barron 2017, "Continuously differentiable exponential linear units".</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter outside its range.</exception>
    public static IActivation CELU(double alpha = 1) => new BuiltIn<CELUOperator>(new(Setting.Positive(alpha)));

    internal readonly record struct CELUOperator(double Alpha) : IElementwiseOperator
    {
        public static string Name => nameof(CELU);

        private readonly Rounded _alpha = new(Alpha);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.SelectGreater(z, TLane.Constant(0), z, _alpha.Lane<TLane, T>() * LaneMath.Expm1<TLane, T>(z / _alpha.Lane<TLane, T>()));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.SelectGreater(z, TLane.Constant(0), TLane.Constant(1), LaneMath.Exp<TLane, T>(z / _alpha.Lane<TLane, T>()));
    }
}
