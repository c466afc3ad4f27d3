using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// x·σ(u), the form of the smooth rectifiers, with its limits at infinity: where σ(u) has run out to 0 or 1 (by |u| = 800, in
/// float and double alike), no 0·∞ arises.
/// </summary>
internal static class Gate
{
    private const double Tail = -80;

    /// <summary>x·σ(u) = x·f/(f + f·e⁻ᵘ); f is 1, far on the left e⁻⁶⁴: so e⁻ᵘ stays finite while the result is not 0, and is rounded once where that is subnormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Value<TLane, T>(TLane x, TLane u) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TLane factor = TailFactor<TLane, T>(u), zero = TLane.Constant(-0.0);   // for 0 the JIT has a masked move that waits for the turn before
        TLane power = TLane.SelectLess(u, TLane.Constant(Tail), TLane.Constant(-64), zero) - u;
        return Limited<TLane, T>(x) * factor / (factor + LaneMath.Exp<TLane, T>(power));
    }

    /// <summary>d(x·σ(u))/dx = σ(u)·(1 + x·u′·σ(−u)), given x·u′.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Derivative<TLane, T>(TLane u, TLane xTimesSlope) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TLane one = TLane.Constant(1);
        TLane t = LaneMath.ExpBelow<TLane, T>(-TLane.Abs(u));
        TLane large = one / (one + t), small = t / (one + t);
        TLane zero = TLane.Constant(0);
        xTimesSlope = TLane.SelectAtLeast(TLane.Abs(u), TLane.Constant(800), zero, xTimesSlope);
        TLane bracket = TLane.FusedMultiplyAdd(xTimesSlope, TLane.SelectLess(u, zero, large, small), one);
        return TLane.SelectLess(u, zero, small, large) * bracket;
    }

    /// <summary>e^(−|u|), e⁶⁴ times as large far on the left, so that a subnormal result is rounded by its last product only.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane TailExp<TLane, T>(TLane u) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        LaneMath.ExpBelow<TLane, T>(TLane.SelectLess(u, TLane.Constant(Tail), TLane.Constant(64) - TLane.Abs(u), -TLane.Abs(u)));

    /// <summary>What <see cref="TailExp"/> is still to be multiplied by: e⁻⁶⁴ or 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane TailFactor<TLane, T>(TLane u) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TLane.SelectLess(u, TLane.Constant(Tail), TLane.Constant(1.603810890548638e-28), TLane.Constant(1));

    /// <summary>x, but finite where the gate is closed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Limited<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TLane.AtLeast(x, TLane.Constant(-1e30));
}
