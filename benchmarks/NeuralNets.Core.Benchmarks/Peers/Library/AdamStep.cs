using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets.Benchmarks.Peers;

/// <summary>A plain Adam rule, one pass over memory, cut into parts for the team.</summary>
/// <remarks>Kingma, Ba 2014, "Adam: a method for stochastic optimization".</remarks>
internal sealed unsafe class AdamStep(int count, int threads)
{
    private const int ValuesPerPart = 1 << 14;
    private const double Rate = 1e-3, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8;

    private readonly AlignedBuffer<float> _m = new(count), _v = new(count);
    private double _beta1Power = 1, _beta2Power = 1;

    public void Update(Span<float> parameters, ReadOnlySpan<float> gradient)
    {
        _beta1Power *= Beta1;
        _beta2Power *= Beta2;
        fixed (float* w = parameters, g = gradient, m = _m.Span, v = _v.Span)
        {
            var job = new Job
            {
                W = w, G = g, M = m, V = v, Count = count,
                Rate = AdamStep.Rate / (1 - _beta1Power),
                Scale = 1 / Math.Sqrt(1 - _beta2Power),
            };
            Team.Run(ref job, (count + ValuesPerPart - 1) / ValuesPerPart, Math.Clamp(count / ValuesPerPart, 1, threads));
        }
    }

    private struct Job : IJob, IKernel<float>
    {
        public float* W, G, M, V;
        public int Count;
        public double Rate, Scale;

        public readonly void Run(int part)
        {
            int first = part * ValuesPerPart;
            Job piece = this;
            piece.W += first;
            piece.G += first;
            piece.M += first;
            piece.V += first;
            piece.Count = Math.Min(ValuesPerPart, Count - first);
            Lanes.Run<float, Job>(ref piece);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, float>
        {
            float* w = W, g = G, m = M, v = V;
            TLane beta1 = TLane.Constant(Beta1), rest1 = TLane.Constant(1 - Beta1), beta2 = TLane.Constant(Beta2), rest2 = TLane.Constant(1 - Beta2);
            TLane rate = TLane.Constant(-Rate), scale = TLane.Constant(Scale), epsilon = TLane.Constant(Epsilon);
            int i = 0;
            for (; i <= Count - TLane.Count; i += TLane.Count)
            {
                TLane gi = TLane.Load(g + i);
                TLane mi = TLane.FusedMultiplyAdd(beta1, TLane.Load(m + i), rest1 * gi);
                TLane vi = TLane.FusedMultiplyAdd(beta2, TLane.Load(v + i), rest2 * gi * gi);
                TLane.Store(mi, m + i);
                TLane.Store(vi, v + i);
                TLane.Store(TLane.FusedMultiplyAdd(rate, mi / TLane.FusedMultiplyAdd(TLane.Sqrt(vi), scale, epsilon), TLane.Load(w + i)), w + i);
            }
            if (TLane.Count > 1 && i < Count)
            {
                Job tail = this;
                tail.W += i;
                tail.G += i;
                tail.M += i;
                tail.V += i;
                tail.Count -= i;
                tail.Run<Lane1<float>>();
            }
        }
    }
}
