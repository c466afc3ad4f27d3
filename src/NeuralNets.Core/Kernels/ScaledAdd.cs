using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>y[i] = fma(factor, x[i], y[i]).</summary>
internal static unsafe class ScaledAdd
{
    public static void Run<T>(T factor, ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* px = x, py = y)
        {
            var kernel = new Kernel<T> { Factor = factor, X = px, Y = py, Count = x.Length };
            Lanes.Run<T, Kernel<T>>(ref kernel);
        }
    }

    private struct Kernel<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T Factor;
        public T* X, Y;
        public int Count;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            TLane factor = TLane.Broadcast(Factor);
            T* x = X, y = Y;
            int i = 0, n = Count;
            for (; i <= n - TLane.Count; i += TLane.Count)
                TLane.Store(TLane.FusedMultiplyAdd(factor, TLane.Load(x + i), TLane.Load(y + i)), y + i);
            if (i < n)
                TLane.StoreFirst(TLane.FusedMultiplyAdd(factor, TLane.LoadFirst(x + i, n - i), TLane.LoadFirst(y + i, n - i)), y + i, n - i);
        }
    }
}
