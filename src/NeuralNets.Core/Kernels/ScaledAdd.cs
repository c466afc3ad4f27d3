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

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            TLane factor = TLane.Broadcast(Factor);
            T* x = X, y = Y;
            for (int i = 0, n = Count; i < n; i += TLane.Count)
            {
                int rest = n - i;
                TLane sum = TLane.FusedMultiplyAdd(factor, Part.Load<TLane, T>(x + i, rest), Part.Load<TLane, T>(y + i, rest));
                Part.Store<TLane, T>(sum, y + i, rest);
            }
        }
    }
}
