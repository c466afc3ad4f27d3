using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>What happens to gradient and weight before an optimizer's rule sees them.</summary>
internal interface IAdjustment<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    void Apply<TLane>(ref TLane w, ref TLane g) where TLane : unmanaged, ILane<TLane, T>;
}

/// <summary>Nothing happens.</summary>
internal readonly struct Unadjusted<T> : IAdjustment<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TLane>(ref TLane w, ref TLane g) where TLane : unmanaged, ILane<TLane, T>
    {
    }
}

/// <summary>
/// Clipping, coupled decay, L1, decoupled decay, in this order: g = clamp(scale·g, ±limit); g = fma(decay, w, g);
/// g = fma(l1, sgn(w), g); w = shrink·w. A decay or L1 of 0 is no term at all: 0·∞ does not arise.
/// </summary>
internal readonly record struct Adjustment(double Scale = 1, double Limit = double.PositiveInfinity, double Decay = 0, double L1 = 0, double Shrink = 1)
{
    public static Adjustment None { get; } = new(Scale: 1);

    /// <summary>For parameters that do not decay.</summary>
    public Adjustment WithoutDecay => new(Scale, Limit);
}

/// <summary>An <see cref="Adjustment"/> at work.</summary>
internal readonly struct Adjusted<T>(Adjustment a) : IAdjustment<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _scale = Number.Round<T>(a.Scale), _limit = Number.Round<T>(a.Limit), _decay = Number.Round<T>(a.Decay);
    private readonly T _l1 = Number.Round<T>(a.L1), _shrink = Number.Round<T>(a.Shrink);
    private readonly bool _decays = a.Decay != 0, _hasL1 = a.L1 != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TLane>(ref TLane w, ref TLane g) where TLane : unmanaged, ILane<TLane, T>
    {
        TLane limit = TLane.Broadcast(_limit), before = w;
        g = TLane.Max(TLane.Min(TLane.Broadcast(_scale) * g, limit), -limit);
        if (_decays)
            g = TLane.FusedMultiplyAdd(TLane.Broadcast(_decay), before, g);
        if (_hasL1)
            g = TLane.FusedMultiplyAdd(TLane.Broadcast(_l1), Signs.Of<TLane, T>(before), g);
        w = TLane.Broadcast(_shrink) * before;
    }
}
