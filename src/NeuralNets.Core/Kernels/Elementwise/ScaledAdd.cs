using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>y[i] = fma(factor, x[i], y[i]).</summary>
internal static class ScaledAdd
{
    // x and y of a part fit a second-level cache together; waking a thread costs less than one takes.
    private const int ValuesPerPart = 1 << 15;

    // Parts begin where a cache line does.
    private const int Multiple = 32;

    public static void Run<T>(T factor, ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lengths.ThrowIfNot(x.Length, y.Length, nameof(y), nameof(x));
        Sweep.Run(new Body(new(Number.ToDouble(factor))), x, y, default, y);
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

    private readonly struct Body(Rounded factor) : ISweepBody
    {
        public static bool NeedsY => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane x, TLane y, TLane v) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.FusedMultiplyAdd(factor.Lane<TLane, T>(), x, y);
    }
}
