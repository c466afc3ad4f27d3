using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>Weighting of whole spans, with 0·∞ = 0 as <see cref="WeightedTerm"/> has it.</summary>
internal static unsafe class WeightedValues
{
    /// <summary>values[r, i] *= factors[r], [rows × width]; a factor of 1 costs nothing.</summary>
    public static void Scale<T>(ReadOnlySpan<T> factors, Span<T> values, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lengths.ThrowIfNot(factors.Length * width, values.Length, nameof(values), nameof(factors));
        fixed (T* pfactors = factors, pvalues = values)
        {
            var kernel = new ScaleKernel<T> { Factors = pfactors, Values = pvalues, Rows = factors.Length, Width = width };
            Lanes.Run<T, ScaleKernel<T>>(ref kernel);
        }
    }

    /// <summary>sums[i] += weight·values[i].</summary>
    public static void Add<T>(double weight, ReadOnlySpan<T> values, Span<T> sums) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lengths.ThrowIfNot(values.Length, sums.Length, nameof(sums), nameof(values));
        Sweep.Run(new AddWeighted(weight), sums, values, default, sums);
    }

    private readonly struct AddWeighted(double weight) : ISweepBody
    {
        public static bool NeedsY => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane sum, TLane value, TLane v) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            WeightedTerm.Add<TLane, T>(sum, TLane.Constant(weight), value);
    }

    private readonly struct Scaled(double factor) : IPairOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane value, TLane b) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            WeightedTerm.Add<TLane, T>(TLane.Constant(0), TLane.Constant(factor), value);
    }

    private struct ScaleKernel<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T* Factors, Values;
        public int Rows, Width;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            T* values = Values;
            for (int r = 0; r < Rows; r++, values += Width)
            {
                if (Factors[r] != T.One)
                    RowMap.Run<TLane, T, Scaled>(new(Number.ToDouble(Factors[r])), values, values, values, Width);
            }
        }
    }
}
