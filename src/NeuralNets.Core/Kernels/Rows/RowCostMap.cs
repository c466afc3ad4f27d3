using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>Runs a cost of whole rows over all of them. The output may be the memory of a.</summary>
internal static unsafe class RowCostMap
{
    /// <summary>costs[r] = C(row r).</summary>
    public static void Evaluate<TCost, T>(TCost cost, ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> costs, int width)
        where TCost : struct, IRowCost
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = Lengths.Rows(a.Length, width, nameof(a));
        Lengths.ThrowIfNot(a.Length, y.Length, nameof(y), nameof(a));
        Lengths.ThrowIfNot(rows, costs.Length, nameof(costs), nameof(a));
        fixed (T* pa = a, py = y, pcosts = costs)
        {
            var kernel = new EvaluateKernel<TCost, T> { Cost = cost, A = pa, Y = py, Costs = pcosts, Rows = rows, Width = width };
            Lanes.Run<T, EvaluateKernel<TCost, T>>(ref kernel);
        }
    }

    /// <summary>da = ∂C/∂a of each row.</summary>
    public static void Differentiate<TCost, T>(TCost cost, ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> da, int width)
        where TCost : struct, IRowCost
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = Lengths.Rows(a.Length, width, nameof(a));
        Lengths.ThrowIfNot(a.Length, y.Length, nameof(y), nameof(a));
        Lengths.ThrowIfNot(a.Length, da.Length, nameof(da), nameof(a));
        fixed (T* pa = a, py = y, pda = da)
        {
            var kernel = new DifferentiateKernel<TCost, T> { Cost = cost, A = pa, Y = py, Da = pda, Rows = rows, Width = width };
            Lanes.Run<T, DifferentiateKernel<TCost, T>>(ref kernel);
        }
    }

    private struct EvaluateKernel<TCost, T> : IKernel<T>
        where TCost : struct, IRowCost
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public TCost Cost;
        public T* A, Y, Costs;
        public int Rows, Width;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            T* a = A, y = Y;
            for (int r = 0; r < Rows; r++, a += Width, y += Width)
                Costs[r] = Number.Round<T>(Cost.Evaluate<TLane, T>(new(a, y, null, Width)));
        }
    }

    private struct DifferentiateKernel<TCost, T> : IKernel<T>
        where TCost : struct, IRowCost
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public TCost Cost;
        public T* A, Y, Da;
        public int Rows, Width;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            T* a = A, y = Y, da = Da;
            for (int r = 0; r < Rows; r++, a += Width, y += Width, da += Width)
                Cost.Differentiate<TLane, T>(new(a, y, da, Width));
        }
    }
}
