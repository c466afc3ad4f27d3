using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>Pinball: the mean of τ·r for r &gt; 0 and (τ − 1)·r for r &lt; 0, r = y − a; its minimum is the τ-quantile. da = −τ/n, (1 − τ)/n, 0 at r = 0.</summary>
    /// <param name="tau">τ, between 0 and 1; 0.5 is half the mean absolute error.</param>
    /// <remarks>Koenker, Bassett 1978, "Regression quantiles".</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter outside its range.</exception>
    public static ICost Quantile(double tau = 0.5) => new BuiltIn<QuantileOperator>(new(Setting.Fraction(tau)));

    internal readonly record struct QuantileOperator(double Tau) : ICostOperator
    {
        public static string Name => nameof(Quantile);
        public static bool IsMean => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane r = y - a;
            return TLane.FusedMultiplyAdd(TLane.SelectGreater(r, TLane.Constant(0), TLane.Constant(Tau), TLane.Constant(Tau - 1)), r, partial);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane r = y - a;
            return TLane.SelectGreater(r, TLane.Constant(0), TLane.Constant(-Tau), TLane.SelectLess(r, TLane.Constant(0), TLane.Constant(1 - Tau), r));
        }
    }
}
