using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Inverse square root unit: a = z/√(1 + α·z²); a′ = (1 + α·z²)^(−3/2).</summary>
    /// <param name="alpha">α, positive: values stay within ±1/√α.</param>
    /// <remarks>Carlile et al. 2017, "Improving deep learning by inverse square root linear units".</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter outside its range.</exception>
    public static IActivation ISRU(double alpha = 1) => new BuiltIn<ISRUOperator>(new(Setting.Positive(alpha)));

    internal readonly record struct ISRUOperator(double Alpha) : IElementwiseOperator
    {
        public static string Name => nameof(ISRU);

        private readonly Rounded _root = new(double.Sqrt(Alpha));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane root = _root.Lane<TLane, T>();
            // Beyond 10¹⁸ the quotient is ±1 for every T, infinities included.
            TLane x = TLane.Min(TLane.Max(root * z, TLane.Constant(-1e18)), TLane.Constant(1e18));
            return TLane.SelectLess(TLane.Abs(root * z), TLane.Constant(1e-10), z, x / TLane.Sqrt(TLane.FusedMultiplyAdd(x, x, TLane.Constant(1))) / root);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane x = _root.Lane<TLane, T>() * z;
            TLane i = TLane.Constant(1) / TLane.Sqrt(TLane.FusedMultiplyAdd(x, x, TLane.Constant(1)));
            return i * i * i;
        }
    }
}
