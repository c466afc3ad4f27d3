using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// Negative log-likelihood of y under N(μ, v), v floored at ε. A row of outputs is n means and behind them n variances; a row of
/// targets n values. C = Σ (ln v + d²/v + constant)/(2n), d = μ − y; dμ = d/v/n, dv = (1/v − d²/v²)/(2n).
/// </summary>
internal static unsafe class GaussianNLL
{
    public static void Evaluate<T>(double eps, double constant, ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> costs, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        RowLoop.Reduce(new EvaluateRow(eps, constant), a, y, costs, width, Half(width, nameof(width)));

    /// <summary>da may be a.</summary>
    public static void Differentiate<T>(double eps, ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> da, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        RowLoop.Map(new DifferentiateRow(eps), a, y, da, width, Half(width, nameof(width)));

    /// <summary>Half of the width, which must be even.</summary>
    public static int Half(int width, string name) =>
        width % 2 == 0 ? width / 2 : throw new ArgumentException($"{name} is {width}: a row of means and as many variances has an even number of outputs.", name);

    private readonly struct Term(double eps, double constant) : IRowTerm3
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane mean, TLane variance, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane v = TLane.Max(variance, TLane.Constant(eps)), d = mean - y;
            return partial + (LaneMath.Log<TLane, T>(v) + TLane.FusedMultiplyAdd(d / v, d, TLane.Constant(constant)));
        }
    }

    private readonly struct EvaluateRow(double eps, double constant) : IRowBody
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TLane, T>(T* a, T* y, T* cost, int width) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            int n = width / 2;
            *cost = RowReduction.Sum<TLane, T, Term>(new(eps, constant), a, a + n, y, n) * (Number.Round<T>(0.5) / Number.Round<T>(n));
        }
    }

    private readonly struct DifferentiateRow(double eps) : IRowBody
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TLane, T>(T* a, T* y, T* da, int width) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            int n = width / 2;
            TLane one = TLane.Constant(1), ofMean = one / TLane.Constant(n), ofVariance = TLane.Constant(0.5) * ofMean;
            for (int i = 0; i < n; i += TLane.Count)
            {
                int rest = n - i;
                TLane v = TLane.Max(Part.Load<TLane, T>(a + n + i, rest), TLane.Constant(eps));
                TLane q = (Part.Load<TLane, T>(a + i, rest) - Part.Load<TLane, T>(y + i, rest)) / v;
                Part.Store<TLane, T>(q * ofMean, da + i, rest);
                Part.Store<TLane, T>((one / v - q * q) * ofVariance, da + n + i, rest);
            }
        }
    }
}
