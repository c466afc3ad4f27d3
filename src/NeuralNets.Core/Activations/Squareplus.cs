using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Algebraic softplus: a = (z + √(z² + b))/2.</summary>
    /// <param name="b">b, positive: how wide the bend is.</param>
    /// <remarks>For z &lt; 0 as b/4 divided by half of √(z² + b) + |z|, which keeps the tail. Barron 2021, "Squareplus: a softplus-like algebraic rectifier".</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter outside its range.</exception>
    public static IActivation Squareplus(double b = 4) => new BuiltIn<SquareplusOperator>(new(Setting.Positive(b)));

    internal readonly record struct SquareplusOperator(double B) : IElementwiseOperator
    {
        public static string Name => nameof(Squareplus);

        private readonly Rounded _root = new(double.Sqrt(B));
        private readonly Rounded _quarter = new(B / 4);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane half = Half<TLane, T>(z);
            return TLane.SelectLess(z, TLane.Constant(0), _quarter.Lane<TLane, T>() / half, half);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane r = Radius.Value<TLane, T>(z, _root.Lane<TLane, T>());
            TLane lower = _quarter.Lane<TLane, T>() / Half<TLane, T>(z) / r;   // at −|z|
            return TLane.SelectLess(z, TLane.Constant(0), lower, TLane.Constant(1) - lower);
        }

        // (√(z² + b) + |z|)/2
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private TLane Half<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.FusedMultiplyAdd(TLane.Constant(0.5), Radius.Value<TLane, T>(z, _root.Lane<TLane, T>()), TLane.Constant(0.5) * TLane.Abs(z));
    }
}
