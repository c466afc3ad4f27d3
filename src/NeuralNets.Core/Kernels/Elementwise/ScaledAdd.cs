using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>y[i] = fma(factor, x[i], y[i]).</summary>
internal static unsafe class ScaledAdd
{
    // x and y of a part fit a second-level cache together; waking a thread costs less than one takes.
    private const int ValuesPerPart = 1 << 15;

    // Parts begin where a cache line does.
    private const int Multiple = 32;

    public static void Run<T>(T factor, ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* px = x, py = y)
        {
            var kernel = new Kernel<T> { Factor = factor, X = px, Y = py, Count = x.Length };
            Lanes.Run<T, Kernel<T>>(ref kernel);
        }
    }

    /// <summary>The same on several threads, where there is enough to share.</summary>
    public static void Run<T>(T factor, ReadOnlySpan<T> x, Span<T> y, int maxThreads) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int parts = (y.Length + ValuesPerPart - 1) / ValuesPerPart;
        var job = new Job<T> { Factor = factor, X = x, Y = y, Parts = parts };
        Team.Run(ref job, parts, Math.Min(maxThreads, parts));
    }

    private ref struct Job<T> : IJob where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T Factor;
        public ReadOnlySpan<T> X;
        public Span<T> Y;
        public int Parts;

        public readonly void Run(int part)
        {
            int first = Cut.First(part, Parts, Y.Length, Multiple), count = Cut.First(part + 1, Parts, Y.Length, Multiple) - first;
            ScaledAdd.Run(Factor, X.Slice(first, count), Y.Slice(first, count));
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
