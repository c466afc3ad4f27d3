using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>What happens to gradient and weight before an optimizer's rule sees them.</summary>
internal interface IAdjustment
{
    void Apply<TLane, T>(ref TLane w, ref TLane g) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>Nothing happens.</summary>
internal readonly struct Unadjusted : IAdjustment
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TLane, T>(ref TLane w, ref TLane g) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
    }
}

/// <summary>
/// Clipping, coupled decay, L1, decoupled decay, in this order: g = clamp(scale·g, ±limit); g = fma(decay, w, g);
/// g = fma(l1, sgn(w), g); w = shrink·w. A decay or L1 of 0 is no term at all: 0·∞ does not arise.
/// </summary>
internal readonly record struct Adjustment(double Scale = 1, double Limit = double.PositiveInfinity, double Decay = 0, double L1 = 0, double Shrink = 1) : IAdjustment
{
    public static Adjustment None { get; } = new(Scale: 1);

    /// <summary>For parameters that do not decay.</summary>
    public Adjustment WithoutDecay => new(Scale, Limit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TLane, T>(ref TLane w, ref TLane g) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TLane limit = TLane.Constant(Limit), before = w;
        g = TLane.Max(TLane.Min(TLane.Constant(Scale) * g, limit), -limit);
        if (Decay != 0)
            g = TLane.FusedMultiplyAdd(TLane.Constant(Decay), before, g);
        if (L1 != 0)
            g = TLane.FusedMultiplyAdd(TLane.Constant(L1), Signs.Of<TLane, T>(before), g);
        w = TLane.Constant(Shrink) * before;
    }
}
