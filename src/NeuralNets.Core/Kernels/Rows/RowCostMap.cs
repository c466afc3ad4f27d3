using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>Runs a cost of whole rows over all of them. The output may be the memory of a.</summary>
internal static unsafe class RowCostMap
{
    /// <summary>costs[r] = C(row r).</summary>
    public static void Evaluate<TCost, T>(TCost cost, ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> costs, int width)
        where TCost : struct, IRowCost
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        RowLoop.Reduce(new EvaluateRow<TCost>(cost), a, y, costs, width);

    /// <summary>da = ∂C/∂a of each row.</summary>
    public static void Differentiate<TCost, T>(TCost cost, ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> da, int width)
        where TCost : struct, IRowCost
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        RowLoop.Map(new DifferentiateRow<TCost>(cost), a, y, da, width);

    private readonly struct EvaluateRow<TCost>(TCost cost) : IRowBody where TCost : struct, IRowCost
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TLane, T>(T* a, T* y, T* result, int width) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            *result = Number.Round<T>(cost.Evaluate<TLane, T>(new(a, y, null, width)));
    }

    private readonly struct DifferentiateRow<TCost>(TCost cost) : IRowBody where TCost : struct, IRowCost
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TLane, T>(T* a, T* y, T* da, int width) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            cost.Differentiate<TLane, T>(new(a, y, da, width));
    }
}
