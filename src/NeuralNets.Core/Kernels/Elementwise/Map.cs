using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>Runs an elementwise operator over a span. Input and output may be the same span.</summary>
internal static unsafe class Map
{
    /// <summary>a[i] = f(z[i]).</summary>
    public static void Value<TOperator, T>(TOperator f, ReadOnlySpan<T> z, Span<T> a)
        where TOperator : struct, IElementwiseOperator
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lengths.ThrowIfNot(z.Length, a.Length, nameof(a), nameof(z));
        fixed (T* pz = z, pa = a)
        {
            var kernel = new Sweep<ValueBody<TOperator>, T> { Body = new(f), X = pz, Result = pa, Count = z.Length };
            Lanes.Run<T, Sweep<ValueBody<TOperator>, T>>(ref kernel);
        }
    }

    /// <summary>dz[i] = f′(z[i])·da[i].</summary>
    public static void Derivative<TOperator, T>(TOperator f, ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz)
        where TOperator : struct, IElementwiseOperator
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lengths.ThrowIfNot(z.Length, a.Length, nameof(a), nameof(z));
        Lengths.ThrowIfNot(z.Length, da.Length, nameof(da), nameof(z));
        Lengths.ThrowIfNot(z.Length, dz.Length, nameof(dz), nameof(z));
        fixed (T* pz = z, pa = a, pda = da, pdz = dz)
        {
            var kernel = new Sweep<DerivativeBody<TOperator>, T> { Body = new(f), X = pz, Y = pa, V = pda, Result = pdz, Count = z.Length };
            Lanes.Run<T, Sweep<DerivativeBody<TOperator>, T>>(ref kernel);
        }
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
