using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>Runs a cost operator over rows. The output may be the memory of a.</summary>
internal static unsafe class CostMap
{
    /// <summary>costs[r] = Σ term(a, y) over row r, times 1/width for a mean.</summary>
    public static void Evaluate<TOperator, T>(TOperator f, ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> costs, int width)
        where TOperator : struct, ICostOperator
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        RowLoop.Reduce(new EvaluateRow<TOperator>(f, Number.ToDouble(Scale<TOperator, T>(width))), a, y, costs, width);

    /// <summary>da[i] = term′(a[i], y[i]), times 1/width for a mean.</summary>
    public static void Differentiate<TOperator, T>(TOperator f, ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> da, int width)
        where TOperator : struct, ICostOperator
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lengths.Rows(a.Length, width, nameof(a));
        Lengths.ThrowIfNot(a.Length, y.Length, nameof(y), nameof(a));
        Lengths.ThrowIfNot(a.Length, da.Length, nameof(da), nameof(a));
        Sweep.Run(new DerivativeBody<TOperator>(f, new(Number.ToDouble(Scale<TOperator, T>(width)))), a, y, default, da);
    }

    private static T Scale<TOperator, T>(int width) where TOperator : struct, ICostOperator where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TOperator.IsMean ? T.One / Number.Round<T>(width) : T.One;

    private readonly struct EvaluateRow<TOperator>(TOperator f, double scale) : IRowBody where TOperator : struct, ICostOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TLane, T>(T* a, T* y, T* cost, int width) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            *cost = RowReduction.Sum<TLane, T, TOperator>(f, a, y, width) * Number.Round<T>(scale);
    }

    private readonly struct DerivativeBody<TOperator>(TOperator f, Rounded scale) : ISweepBody where TOperator : struct, ICostOperator
    {
        public static bool NeedsY => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane a, TLane y, TLane v) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            f.Derivative<TLane, T>(a, y) * scale.Lane<TLane, T>();
    }
}
