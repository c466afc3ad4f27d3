using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>y[i] = fma(u[i], v[i], y[i]).</summary>
internal static unsafe class MultiplyAdd
{
    public static void Run<T>(ReadOnlySpan<T> u, ReadOnlySpan<T> v, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* pu = u, pv = v, py = y)
        {
            var kernel = new Kernel<T> { U = pu, V = pv, Y = py, Count = y.Length };
            Lanes.Run<T, Kernel<T>>(ref kernel);
        }
    }

    private struct Kernel<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T* U, V, Y;
        public int Count;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            for (int i = 0; i < Count; i += TLane.Count)
            {
                int rest = Count - i;
                TLane sum = TLane.FusedMultiplyAdd(Part.Load<TLane, T>(U + i, rest), Part.Load<TLane, T>(V + i, rest), Part.Load<TLane, T>(Y + i, rest));
                Part.Store<TLane, T>(sum, Y + i, rest);
            }
        }
    }
}
