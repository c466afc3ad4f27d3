using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>Weighting of whole spans, with 0·∞ = 0 as <see cref="WeightedTerm"/> has it.</summary>
internal static unsafe class WeightedValues
{
    /// <summary>values[r, i] *= factors[r], [rows × width]; a factor of 1 costs nothing.</summary>
    public static void Scale<T>(ReadOnlySpan<T> factors, Span<T> values, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        RowLoop.Map(default(ScaleRow), values, factors, values, width, widthOfY: 1);

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

    private readonly struct ScaleRow : IRowBody
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TLane, T>(T* values, T* factor, T* result, int width) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            // The result is the memory of the values.
            if (*factor != T.One)
                RowMap.Run<TLane, T, Scaled>(new(Number.ToDouble(*factor)), values, values, result, width);
        }
    }
}
