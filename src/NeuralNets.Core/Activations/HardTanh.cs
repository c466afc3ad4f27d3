using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Clamp: a = min(max(z, min), max); the derivative at both ends is 0.</summary>
    /// <param name="min">The smallest value.</param>
    /// <param name="max">The largest value, above <paramref name="min"/>.</param>
    /// <remarks>Collobert 2004, "Large scale machine learning".</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter outside its range.</exception>
    public static IActivation HardTanh(double min = -1, double max = 1)
    {
        if (max <= min)
            throw new ArgumentOutOfRangeException(nameof(max), max, $"max must be above min, {min}.");
        return new BuiltIn<HardTanhOperator>(new(Setting.Finite(min), Setting.Finite(max)));
    }

    internal readonly record struct HardTanhOperator(double Min, double Max) : IElementwiseOperator
    {
        public static string Name => nameof(HardTanh);

        private readonly Rounded _min = new(Min);
        private readonly Rounded _max = new(Max);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.Min(TLane.Max(z, _min.Lane<TLane, T>()), _max.Lane<TLane, T>());

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.SelectGreater(z, _min.Lane<TLane, T>(), TLane.SelectLess(z, _max.Lane<TLane, T>(), TLane.Constant(1), TLane.Constant(0)), TLane.Constant(0));
    }
}
