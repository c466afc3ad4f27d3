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
            var kernel = new ValueKernel<TOperator, T> { F = f, Z = pz, A = pa, Count = z.Length };
            Lanes.Run<T, ValueKernel<TOperator, T>>(ref kernel);
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
            var kernel = new DerivativeKernel<TOperator, T> { F = f, Z = pz, A = pa, Da = pda, Dz = pdz, Count = z.Length };
            Lanes.Run<T, DerivativeKernel<TOperator, T>>(ref kernel);
        }
    }

    private struct ValueKernel<TOperator, T> : IKernel<T>
        where TOperator : struct, IElementwiseOperator
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public TOperator F;
        public T* Z, A;
        public int Count;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            TOperator f = F;
            T* z = Z, a = A;
            for (int i = 0, n = Count; i < n; i += TLane.Count)
            {
                int rest = n - i;
                TLane value = f.Value<TLane, T>(Part.Load<TLane, T>(z + i, rest));
                Part.Store<TLane, T>(value, a + i, rest);
            }
        }
    }

    private struct DerivativeKernel<TOperator, T> : IKernel<T>
        where TOperator : struct, IElementwiseOperator
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public TOperator F;
        public T* Z, A, Da, Dz;
        public int Count;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            TOperator f = F;
            T* z = Z, a = A, da = Da, dz = Dz;
            for (int i = 0, n = Count; i < n; i += TLane.Count)
            {
                int rest = n - i;
                TLane derivative = f.Derivative<TLane, T>(Part.Load<TLane, T>(z + i, rest), Part.Load<TLane, T>(a + i, rest));
                Part.Store<TLane, T>(derivative * Part.Load<TLane, T>(da + i, rest), dz + i, rest);
            }
        }
    }
}
