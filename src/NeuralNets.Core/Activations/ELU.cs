using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Exponential linear unit: a = z for z &gt; 0, α·(eᶻ − 1) otherwise; the derivative at 0 is α.</summary>
    /// <param name="alpha">α: the unit goes down to −α.</param>
    /// <remarks>Clevert, Unterthiner, Hochreiter 2015, "Fast and accurate deep network learning by exponential linear units".</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter outside its range.</exception>
    public static IActivation ELU(double alpha = 1) => new BuiltIn<ELUOperator>(new(Setting.Finite(alpha)));

    internal readonly record struct ELUOperator(double Alpha) : IElementwiseOperator
    {
        public static string Name => nameof(ELU);

        private readonly Rounded _alpha = new(Alpha);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.SelectGreater(z, TLane.Constant(0), z, _alpha.Lane<TLane, T>() * LaneMath.Expm1<TLane, T>(z));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.SelectGreater(z, TLane.Constant(0), TLane.Constant(1), _alpha.Lane<TLane, T>() * LaneMath.Exp<TLane, T>(z));
    }
}
