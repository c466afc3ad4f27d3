using System.Diagnostics;
using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets.Benchmarks.Quick;

/// <summary>Loops that do nothing but one thing, on every thread of the team at once.</summary>
internal static unsafe class Peak
{
    private const int Samples = 15, Accumulators = 12;
    private const long FmaRounds = 2_000_000;

    private static double s_sink;

    /// <summary>A multiply-add counts as two operations.</summary>
    public static double Flops<T>(int threads) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var job = new FmaJob<T> { Rounds = FmaRounds };
        double lanes = Math.Max(1, Lanes.Bits / 8 / sizeof(T));
        return 2 * Accumulators * lanes * FmaRounds * threads / Best(ref job, threads);
    }

    public static double BytesPerSecond(int bytes, int threads)
    {
        var buffer = new AlignedBuffer<float>(bytes / sizeof(float));
        buffer.Span.Fill(1);
        fixed (float* values = buffer.Span)
        {
            var job = new ReadJob { Values = values, Count = buffer.Length / threads, Repeats = Math.Max(1, (1 << 28) / bytes) };
            return (double)bytes * job.Repeats / Best(ref job, threads);
        }
    }

    private static double Best<TJob>(ref TJob job, int threads) where TJob : struct, IJob
    {
        double best = double.MaxValue;
        for (int i = 0; i < Samples; i++)
        {
            long start = Stopwatch.GetTimestamp();
            Team.Run(ref job, threads, threads);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return best;
    }

    private struct FmaJob<T> : IJob, IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public long Rounds;

        public readonly void Run(int part)
        {
            FmaJob<T> job = this;
            Lanes.Run<T, FmaJob<T>>(ref job);
        }

        // Twelve chains hide a latency of 4 at three a cycle and leave 256-bit machines four of their 16 registers.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            TLane x = TLane.Constant(0.999), y = TLane.Constant(0.001);
            TLane a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
            for (long n = Rounds; n > 0; n--)
            {
                a = TLane.FusedMultiplyAdd(a, x, y);
                b = TLane.FusedMultiplyAdd(b, x, y);
                c = TLane.FusedMultiplyAdd(c, x, y);
                d = TLane.FusedMultiplyAdd(d, x, y);
                e = TLane.FusedMultiplyAdd(e, x, y);
                f = TLane.FusedMultiplyAdd(f, x, y);
                g = TLane.FusedMultiplyAdd(g, x, y);
                h = TLane.FusedMultiplyAdd(h, x, y);
                i = TLane.FusedMultiplyAdd(i, x, y);
                j = TLane.FusedMultiplyAdd(j, x, y);
                k = TLane.FusedMultiplyAdd(k, x, y);
                l = TLane.FusedMultiplyAdd(l, x, y);
            }
            Keep<TLane, T>(((a + b) + (c + d)) + ((e + f) + (g + h)) + ((i + j) + (k + l)));
        }
    }

    private struct ReadJob : IJob, IKernel<float>
    {
        public float* Values;
        public int Count, Repeats;

        public readonly void Run(int part)
        {
            ReadJob job = this;
            job.Values += (nint)part * Count;
            Lanes.Run<float, ReadJob>(ref job);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, float>
        {
            TLane a = TLane.Constant(0), b = a, c = a, d = a, e = a, f = a, g = a, h = a;
            for (int repeat = 0; repeat < Repeats; repeat++)
            {
                float* v = Values, end = v + Count - 8 * TLane.Count;
                for (; v <= end; v += 8 * TLane.Count)
                {
                    a += TLane.Load(v);
                    b += TLane.Load(v + TLane.Count);
                    c += TLane.Load(v + 2 * TLane.Count);
                    d += TLane.Load(v + 3 * TLane.Count);
                    e += TLane.Load(v + 4 * TLane.Count);
                    f += TLane.Load(v + 5 * TLane.Count);
                    g += TLane.Load(v + 6 * TLane.Count);
                    h += TLane.Load(v + 7 * TLane.Count);
                }
            }
            Keep<TLane, float>(((a + b) + (c + d)) + ((e + f) + (g + h)));
        }
    }

    // What nobody reads, the JIT may leave out.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Keep<TLane, T>(TLane value) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T* lanes = stackalloc T[64];
        TLane.Store(value, lanes);
        s_sink += double.CreateTruncating(lanes[0]);
    }
}
