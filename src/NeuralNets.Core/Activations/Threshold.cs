using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>a = z above the threshold, a constant up to it; the derivative at the threshold is 0.</summary>
    /// <param name="threshold">Where a = z begins.</param>
    /// <param name="value">The constant below.</param>
    /// <remarks>Konda, Memisevic, Krueger 2014, "Zero-bias autoencoders and the benefits of co-adapting features".</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter outside its range.</exception>
    public static IActivation Threshold(double threshold, double value) => new BuiltIn<ThresholdOperator>(new(Setting.Finite(threshold), Setting.Finite(value)));

    internal readonly record struct ThresholdOperator(double Limit, double Constant) : IElementwiseOperator
    {
        public static string Name => nameof(Threshold);

        private readonly Rounded _limit = new(Limit);
        private readonly Rounded _constant = new(Constant);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.SelectAtMost(z, _limit.Lane<TLane, T>(), _constant.Lane<TLane, T>(), z);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.SelectGreater(z, _limit.Lane<TLane, T>(), TLane.Constant(1), TLane.Constant(0));
    }
}
