using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// Puts 0 in the place of subnormal numbers. A mean that decays while gradients are 0 (a unit that is dead, an input that is
/// rare) would stay at the smallest numbers for good: 0.9 of 4·2⁻¹⁴⁹ is rounded to it. Square roots and quotients of such
/// numbers take five times as long.
/// </summary>
internal static class Subnormals
{
    /// <summary>After how many steps each value has been looked at; a share at each step costs less than any other part of it.</summary>
    public const int Shares = 64;

    /// <summary>Looks at the share of step t.</summary>
    public static void Clear<T>(Span<T> values, long t) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        long share = t % Shares;
        Span<T> these = values[(int)(values.Length * share / Shares)..(int)(values.Length * (share + 1) / Shares)];
        Unary.Values<Operator, T>(these, these);
    }

    private readonly struct Operator : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Value<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.SelectLess(TLane.Abs(x), LaneMath.SmallestNormal<TLane, T>(), TLane.Constant(0), x);
    }
}
