using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>Runs a cost operator over rows. The output may be the memory of a.</summary>
internal static unsafe class CostMap
{
    /// <summary>costs[r] = Σ term(a, y) over row r, times 1/width for a mean.</summary>
    public static void Evaluate<TOperator, T>(TOperator f, ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> costs, int width)
        where TOperator : struct, ICostOperator
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = Lengths.Rows(a.Length, width, nameof(a));
        Lengths.ThrowIfNot(a.Length, y.Length, nameof(y), nameof(a));
        Lengths.ThrowIfNot(rows, costs.Length, nameof(costs), nameof(a));
        fixed (T* pa = a, py = y, pcosts = costs)
        {
            var kernel = new EvaluateKernel<TOperator, T> { F = f, A = pa, Y = py, Costs = pcosts, Rows = rows, Width = width };
            Lanes.Run<T, EvaluateKernel<TOperator, T>>(ref kernel);
        }
    }

    /// <summary>da[i] = term′(a[i], y[i]), times 1/width for a mean.</summary>
    public static void Differentiate<TOperator, T>(TOperator f, ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> da, int width)
        where TOperator : struct, ICostOperator
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lengths.Rows(a.Length, width, nameof(a));
        Lengths.ThrowIfNot(a.Length, y.Length, nameof(y), nameof(a));
        Lengths.ThrowIfNot(a.Length, da.Length, nameof(da), nameof(a));
        fixed (T* pa = a, py = y, pda = da)
        {
            var kernel = new DifferentiateKernel<TOperator, T> { F = f, A = pa, Y = py, Da = pda, Count = a.Length, Scale = Scale<TOperator, T>(width) };
            Lanes.Run<T, DifferentiateKernel<TOperator, T>>(ref kernel);
        }
    }

    private static T Scale<TOperator, T>(int width) where TOperator : struct, ICostOperator where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TOperator.IsMean ? T.One / Number.Round<T>(width) : T.One;

    private struct EvaluateKernel<TOperator, T> : IKernel<T>
        where TOperator : struct, ICostOperator
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public TOperator F;
        public T* A, Y, Costs;
        public int Rows, Width;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            T scale = Scale<TOperator, T>(Width);
            T* a = A, y = Y;
            for (int r = 0; r < Rows; r++, a += Width, y += Width)
                Costs[r] = RowReduction.Sum<TLane, T, TOperator>(F, a, y, Width) * scale;
        }
    }

    private struct DifferentiateKernel<TOperator, T> : IKernel<T>
        where TOperator : struct, ICostOperator
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public TOperator F;
        public T* A, Y, Da;
        public int Count;
        public T Scale;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            TOperator f = F;
            TLane scale = TLane.Broadcast(Scale);
            T* a = A, y = Y, da = Da;
            for (int i = 0, n = Count; i < n; i += TLane.Count)
            {
                int rest = n - i;
                TLane derivative = f.Derivative<TLane, T>(Part.Load<TLane, T>(a + i, rest), Part.Load<TLane, T>(y + i, rest));
                Part.Store<TLane, T>(derivative * scale, da + i, rest);
            }
        }
    }
}
