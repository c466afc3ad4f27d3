using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// Sparsemax of each row: max(z − τ, 0) with the τ that makes the sum 1. Found without sorting (Michelot 1986, "A finite
/// algorithm for finding the projection of a point onto the canonical simplex of Rⁿ"): τ = (Σ z − 1)/n over the values above
/// the last τ, until none falls out; three or four passes as a rule. All in the order of a row's sums, so that no width
/// differs.
/// </summary>
internal static unsafe class Sparsemax
{
    /// <summary>a = sparsemax(z); a may be z.</summary>
    public static void Value<T>(ReadOnlySpan<T> z, Span<T> a, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        RowLoop.Map(default(ValueRow), z, z, a, width);

    /// <summary>dz = da − mean of da over the a &gt; 0, where a &gt; 0, else 0; dz may be da.</summary>
    public static void Backward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        RowLoop.Map(default(BackwardRow), a, da, dz, width);

    /// <summary>Σ (y − shift) over the a − shift &gt; limit.</summary>
    private readonly struct SumAbove(double shift, double limit) : IRowTerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            partial + TLane.SelectGreater(a - TLane.Constant(shift), TLane.Constant(limit), y - TLane.Constant(shift), TLane.Constant(0));
    }

    private readonly struct CountAbove(double shift, double limit) : IRowTerm
    {
        public static bool NeedsY => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            partial + TLane.SelectGreater(a - TLane.Constant(shift), TLane.Constant(limit), TLane.Constant(1), TLane.Constant(0));
    }

    private readonly struct Excess(double shift, double tau) : IPairOperator
    {
        public TLane Value<TLane, T>(TLane z, TLane b) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.Max(z - TLane.Constant(shift) - TLane.Constant(tau), TLane.Constant(0));
    }

    // Elsewhere a itself: 0, or NaN.
    private readonly struct Pullback(double mean) : IPairOperator
    {
        public TLane Value<TLane, T>(TLane a, TLane da) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.SelectGreater(a, TLane.Constant(0), da - TLane.Constant(mean), a);
    }

    private readonly struct ValueRow : IRowBody
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TLane, T>(T* z, T* y, T* a, int width) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            double shift = Number.ToDouble(RowReduction.Maximum<TLane, T>(z, width, T.One));
            RowMap.Run<TLane, T, Excess>(new(shift, Threshold<TLane, T>(z, width, shift)), z, z, a, width);
        }
    }

    // τ for z − shift. No value is above 1, so it begins at −1; it only rises. A row with NaN or ∞ has no value above it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Threshold<TLane, T>(T* z, int width, double shift) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double tau = -1;
        for (T count = T.PositiveInfinity; ;)
        {
            T above = RowReduction.Sum<TLane, T, CountAbove>(new(shift, tau), z, null, width);
            if (above >= count)
                return tau;
            count = above;
            tau = Number.ToDouble((RowReduction.Sum<TLane, T, SumAbove>(new(shift, tau), z, z, width) - T.One) / count);
        }
    }

    private readonly struct BackwardRow : IRowBody
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TLane, T>(T* a, T* da, T* dz, int width) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            T count = RowReduction.Sum<TLane, T, CountAbove>(new(0, 0), a, null, width);
            double mean = Number.ToDouble(RowReduction.Sum<TLane, T, SumAbove>(new(0, 0), a, da, width) / count);
            RowMap.Run<TLane, T, Pullback>(new(mean), a, da, dz, width);
        }
    }
}
