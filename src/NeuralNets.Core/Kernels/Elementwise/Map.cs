using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>Runs an elementwise operator over a span. Input and output may be the same span.</summary>
internal static class Map
{
    /// <summary>a[i] = f(z[i]).</summary>
    public static void Value<TOperator, T>(TOperator f, ReadOnlySpan<T> z, Span<T> a)
        where TOperator : struct, IElementwiseOperator
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lengths.ThrowIfNot(z.Length, a.Length, nameof(a), nameof(z));
        Sweep.Run(new ValueBody<TOperator>(f), z, default, default, a);
    }

    /// <summary>dz[i] = f′(z[i])·da[i].</summary>
    public static void Derivative<TOperator, T>(TOperator f, ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz)
        where TOperator : struct, IElementwiseOperator
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lengths.ThrowIfNot(z.Length, a.Length, nameof(a), nameof(z));
        Lengths.ThrowIfNot(z.Length, da.Length, nameof(da), nameof(z));
        Lengths.ThrowIfNot(z.Length, dz.Length, nameof(dz), nameof(z));
        Sweep.Run(new DerivativeBody<TOperator>(f), z, a, da, dz);
    }

    private readonly struct ValueBody<TOperator>(TOperator f) : ISweepBody where TOperator : struct, IElementwiseOperator
    {
        private readonly TOperator _f = f;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z, TLane y, TLane v) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            _f.Value<TLane, T>(z);
    }

    private readonly struct DerivativeBody<TOperator>(TOperator f) : ISweepBody where TOperator : struct, IElementwiseOperator
    {
        private readonly TOperator _f = f;

        public static bool NeedsX => TOperator.DerivativeNeedsInput;
        public static bool NeedsY => TOperator.DerivativeNeedsOutput;
        public static bool NeedsV => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z, TLane a, TLane da) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            _f.Derivative<TLane, T>(z, a) * da;
    }
}
