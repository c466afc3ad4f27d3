using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// The reduction of angles beyond <see cref="Limit"/>, value by value: x/2π in fixed point, of which whole turns fall away
/// (Payne, Hanek 1983, "Radian reduction for trigonometric functions").
/// </summary>
internal static unsafe class LargeAngle
{
    public const double Limit = 1 << 20;

    // 1/2π = 0.159… in words of 64 bits, after two words of zeros for what is below 1.
    private static ReadOnlySpan<ulong> Digits =>
    [
        0, 0,
        0x28BE60DB9391054A, 0x7F09D5F47D4D3770, 0x36D8A5664F10E410, 0x7F9458EAF7AEF158, 0x6DC91B8E909374B8, 0x01924BBA82746487,
        0x3F877AC72C4A69CF, 0xBA208D7D4BAED121, 0x3A671C09AD17DF90, 0x4E64758E60D4CE7D, 0x272117E2EF7E4A0E, 0xC7FE25FFF7816603,
        0xFBCBC462D6829B47, 0xDB4D9FB3C9F2C26D, 0xD3D18FD9A797FA8B, 0x5D49EEB1FAF97C5E, 0xCF41CE7DE294A4BA, 0x9AFED7EC47E35742,
        0x1580CC11BF1EDAEA,
    ];

    /// <summary>r and quarter where x is within the limit; beyond it x + low = r + quarter·π/2, |r| ≤ π/4; NaN for ∞.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.NoInlining)]
    public static (TLane R, TLane Quarter) Reduce<TLane, T>(TLane x, TLane low, TLane r, TLane quarter)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T* xs = stackalloc T[TLane.Count], lows = stackalloc T[TLane.Count], rs = stackalloc T[TLane.Count], quarters = stackalloc T[TLane.Count];
        TLane.Store(x, xs);
        TLane.Store(low, lows);
        TLane.Store(r, rs);
        TLane.Store(quarter, quarters);
        for (int i = 0; i < TLane.Count; i++)
        {
            double value = Number.ToDouble(xs[i]);
            if (!(value > Limit))
                continue;
            UInt128 turns = Turns(value) + Turns(Number.ToDouble(lows[i]));
            UInt128 nearest = (turns + (UInt128.One << 125)) >> 126;
            double rest = Radians((Int128)(turns - (nearest << 126)));
            rs[i] = Number.Round<T>(double.IsFinite(value) ? rest : double.NaN);
            quarters[i] = Lane1<T>.FromBits((long)nearest).Value;
        }
        return (TLane.Load(rs), TLane.Load(quarters));
    }

    // turns·2π/2¹²⁸, both factors in two parts, so that the sum is rounded once.
    private static double Radians(Int128 turns)
    {
        const double Unit = 1.8464622084398007e-38, UnitLow = 7.197826970751551e-55;
        double high = (double)turns, low = (double)(turns - (Int128)high);
        double r = high * Unit;
        return r + Math.FusedMultiplyAdd(low, Unit, Math.FusedMultiplyAdd(high, UnitLow, Math.FusedMultiplyAdd(high, Unit, -r)));
    }

    // The fraction of x/2π, times 2¹²⁸.
    private static UInt128 Turns(double x)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(x);
        ulong m = (bits & ((1UL << 52) - 1)) | (1UL << 52);
        int first = (int)((bits >> 52) & 0x7FF) - 1075 + 128;   // |x| = m·2ᵉ; the first e digits give whole turns
        if (first < 0)
            return 0;
        ReadOnlySpan<ulong> digits = Digits.Slice(first / 64, 4);
        int shift = first % 64;
        UInt128 high = new UInt128(digits[0], digits[1]) << shift, low = new UInt128(digits[2], digits[3]) << shift;
        if (shift > 0)
            high |= digits[2] >> (64 - shift);

        // The middle 128 bits of m times 192 digits.
        UInt128 turns = unchecked(m * high + ((m * (low >> 64)) >> 64));
        return bits >> 63 == 0 ? turns : UInt128.Zero - turns;
    }
}
