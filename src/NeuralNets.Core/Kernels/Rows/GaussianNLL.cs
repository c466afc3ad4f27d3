using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// Negative log-likelihood of y under N(μ, v), v floored at ε. A row of outputs is n means and behind them n variances; a row of
/// targets n values. C = Σ (ln v + d²/v + constant)/(2n), d = μ − y; dμ = d/v/n, dv = (1/v − d²/v²)/(2n).
/// </summary>
internal static unsafe class GaussianNLL
{
    public static void Evaluate<T>(double eps, double constant, ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> costs, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = Rows(a, y, width);
        Lengths.ThrowIfNot(rows, costs.Length, nameof(costs), nameof(a));
        fixed (T* pa = a, py = y, pcosts = costs)
        {
            var kernel = new EvaluateKernel<T> { A = pa, Y = py, Costs = pcosts, Rows = rows, Count = width / 2, Eps = eps, Constant = constant };
            Lanes.Run<T, EvaluateKernel<T>>(ref kernel);
        }
    }

    /// <summary>da may be a.</summary>
    public static void Differentiate<T>(double eps, ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> da, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = Rows(a, y, width);
        Lengths.ThrowIfNot(a.Length, da.Length, nameof(da), nameof(a));
        fixed (T* pa = a, py = y, pda = da)
        {
            var kernel = new DifferentiateKernel<T> { A = pa, Y = py, Da = pda, Rows = rows, Count = width / 2, Eps = eps };
            Lanes.Run<T, DifferentiateKernel<T>>(ref kernel);
        }
    }

    /// <summary>Half of the width, which must be even.</summary>
    public static int Half(int width, string name) =>
        width % 2 == 0 ? width / 2 : throw new ArgumentException($"{name} is {width}: a row of means and as many variances has an even number of outputs.", name);

    private static int Rows<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, int width)
    {
        int rows = Lengths.Rows(a.Length, width, nameof(a));
        Lengths.ThrowIfNot(rows * Half(width, nameof(width)), y.Length, nameof(y), nameof(a));
        return rows;
    }

    private struct EvaluateKernel<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T* A, Y, Costs;
        public int Rows, Count;
        public double Eps, Constant;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            T scale = Number.Round<T>(0.5) / Number.Round<T>(Count);
            T* a = A, y = Y;
            for (int r = 0; r < Rows; r++, a += 2 * Count, y += Count)
                Costs[r] = RowReduction.Sum<TLane, T, Term>(new(Eps, Constant), a, a + Count, y, Count) * scale;
        }
    }

    private readonly struct Term(double eps, double constant) : IRowTerm3
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane mean, TLane variance, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane v = TLane.Max(variance, TLane.Constant(eps)), d = mean - y;
            return partial + (LaneMath.Log<TLane, T>(v) + TLane.FusedMultiplyAdd(d / v, d, TLane.Constant(constant)));
        }
    }

    private struct DifferentiateKernel<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T* A, Y, Da;
        public int Rows, Count;
        public double Eps;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            TLane one = TLane.Constant(1), eps = TLane.Constant(Eps);
            TLane ofMean = one / TLane.Constant(Count), ofVariance = TLane.Constant(0.5) * ofMean;
            T* a = A, y = Y, da = Da;
            for (int r = 0; r < Rows; r++, a += 2 * Count, y += Count, da += 2 * Count)
            {
                for (int i = 0; i < Count; i += TLane.Count)
                {
                    int rest = Count - i;
                    TLane v = TLane.Max(Part.Load<TLane, T>(a + Count + i, rest), eps);
                    TLane q = (Part.Load<TLane, T>(a + i, rest) - Part.Load<TLane, T>(y + i, rest)) / v;
                    Part.Store<TLane, T>(q * ofMean, da + i, rest);
                    Part.Store<TLane, T>((one / v - q * q) * ofVariance, da + Count + i, rest);
                }
            }
        }
    }
}
