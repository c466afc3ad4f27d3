using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>Runs an optimizer's rule: one pass over parameters, gradient and up to three arrays of state.</summary>
internal static unsafe class Update
{
    /// <summary>w[i], s[i] = rule(adjusted w[i], adjusted g[i], s[i]) for the parameters of the plan; s0, s1, s2 as many as the rule has.</summary>
    public static void Run<TOperator, T>(TOperator rule, UpdatePlan plan, Adjustment adjustment, Span<T> w, ReadOnlySpan<T> g, Span<T> s0, Span<T> s1, Span<T> s2, int maxThreads)
        where TOperator : struct, IUpdateOperator
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* pw = w, pg = g, p0 = s0, p1 = s1, p2 = s2)
        {
            var job = new Job<TOperator, T> { Rule = rule, Adjustment = adjustment, Parts = plan.Parts, W = pw, G = pg, S0 = p0, S1 = p1, S2 = p2 };
            Team.Run(ref job, plan.Parts.Length, plan.Threads(maxThreads));
        }
    }

    private struct Job<TOperator, T> : IJob
        where TOperator : struct, IUpdateOperator
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public TOperator Rule;
        public Adjustment Adjustment;
        public UpdatePart[] Parts;
        public T* W, G, S0, S1, S2;

        public readonly void Run(int part)
        {
            UpdatePart p = Parts[part];
            Adjustment adjustment = p.Decays ? Adjustment : Adjustment.WithoutDecay;
            if (adjustment == Adjustment.None)
                Run(p, default(Unadjusted));
            else
                Run(p, adjustment);
        }

        private readonly void Run<TAdjustment>(UpdatePart p, TAdjustment adjustment) where TAdjustment : struct, IAdjustment
        {
            var kernel = new Kernel<TOperator, TAdjustment, T>
            {
                Rule = Rule, Adjustment = adjustment, Count = p.Count,
                W = W + p.Parameter, G = G + p.Parameter, S0 = S0 + p.State, S1 = S1 + p.State, S2 = S2 + p.State,
            };
            Lanes.Run<T, Kernel<TOperator, TAdjustment, T>>(ref kernel);
        }
    }

    private struct Kernel<TOperator, TAdjustment, T> : IKernel<T>
        where TOperator : struct, IUpdateOperator
        where TAdjustment : struct, IAdjustment
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public TOperator Rule;
        public TAdjustment Adjustment;
        public T* W, G, S0, S1, S2;
        public int Count;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            TOperator rule = Rule;
            TAdjustment adjustment = Adjustment;
            T* pw = W, pg = G, p0 = S0, p1 = S1, p2 = S2;
            for (int i = 0, n = Count; i < n; i += TLane.Count)
            {
                int rest = n - i;
                TLane w = Part.Load<TLane, T>(pw + i, rest), g = Part.Load<TLane, T>(pg + i, rest);
                TLane s0 = TOperator.States > 0 ? Part.Load<TLane, T>(p0 + i, rest) : default;
                TLane s1 = TOperator.States > 1 ? Part.Load<TLane, T>(p1 + i, rest) : default;
                TLane s2 = TOperator.States > 2 ? Part.Load<TLane, T>(p2 + i, rest) : default;
                adjustment.Apply<TLane, T>(ref w, ref g);
                w = rule.Update<TLane, T>(w, g, ref s0, ref s1, ref s2);
                Part.Store<TLane, T>(w, pw + i, rest);
                if (TOperator.States > 0)
                    Part.Store<TLane, T>(s0, p0 + i, rest);
                if (TOperator.States > 1)
                    Part.Store<TLane, T>(s1, p1 + i, rest);
                if (TOperator.States > 2)
                    Part.Store<TLane, T>(s2, p2 + i, rest);
            }
        }
    }
}
