using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>Runs an optimizer's rule: one pass over parameters, gradient and up to three arrays of state.</summary>
internal static unsafe class Update
{
    /// <summary>w[i], s[i] = rule(adjusted w[i], adjusted g[i], s[i]) for the parameters of the plan; s0, s1, s2 as many as the rule has.</summary>
    public static void Run<TOperator, T>(TOperator rule, UpdatePlan plan, Adjustment adjustment, Span<T> w, ReadOnlySpan<T> g, Span<T> s0, Span<T> s1, Span<T> s2, int maxThreads)
        where TOperator : struct, IUpdateOperator<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* pw = w, pg = g, p0 = s0, p1 = s1, p2 = s2)
        {
            var job = new Job<TOperator, T> { Rule = rule, Adjustment = adjustment, Parts = plan.Parts, W = pw, G = pg, S0 = p0, S1 = p1, S2 = p2 };
            Team.Run(ref job, plan.Parts.Length, plan.Threads(maxThreads));
        }
    }

    private struct Job<TOperator, T> : IJob
        where TOperator : struct, IUpdateOperator<T>
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
                Run(p, default(Unadjusted<T>));
            else
                Run(p, new Adjusted<T>(adjustment));
        }

        private readonly void Run<TAdjustment>(UpdatePart p, TAdjustment adjustment) where TAdjustment : struct, IAdjustment<T>
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
        where TOperator : struct, IUpdateOperator<T>
        where TAdjustment : struct, IAdjustment<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public TOperator Rule;
        public TAdjustment Adjustment;
        public T* W, G, S0, S1, S2;
        public int Count;

        // Whole vectors where they lie; the last values as one vector of their own, zeros behind them. So the rule stands once in
        // the compiled code too: with masked loads around it, it exhausts what the JIT inlines in one method.
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            int rest = Count % TLane.Count, whole = Count - rest, states = TOperator.States;
            Run<TLane>(W, G, S0, S1, S2, whole);
            if (rest == 0)
                return;
            T* last = stackalloc T[5 * TLane.Count];
            T* w = last, g = w + TLane.Count, s0 = g + TLane.Count, s1 = s0 + TLane.Count, s2 = s1 + TLane.Count;
            Copy(W + whole, w, rest);
            Copy(G + whole, g, rest);
            Copy(S0 + whole, s0, states > 0 ? rest : 0);
            Copy(S1 + whole, s1, states > 1 ? rest : 0);
            Copy(S2 + whole, s2, states > 2 ? rest : 0);
            Run<TLane>(w, g, s0, s1, s2, TLane.Count);
            Copy(w, W + whole, rest);
            Copy(s0, S0 + whole, states > 0 ? rest : 0);
            Copy(s1, S1 + whole, states > 1 ? rest : 0);
            Copy(s2, S2 + whole, states > 2 ? rest : 0);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private readonly void Run<TLane>(T* pw, T* pg, T* p0, T* p1, T* p2, int n) where TLane : unmanaged, ILane<TLane, T>
        {
            TOperator rule = Rule;
            TAdjustment adjustment = Adjustment;
            for (int i = 0; i < n; i += TLane.Count)
            {
                TLane w = TLane.Load(pw + i), g = TLane.Load(pg + i);
                TLane s0 = TOperator.States > 0 ? TLane.Load(p0 + i) : default;
                TLane s1 = TOperator.States > 1 ? TLane.Load(p1 + i) : default;
                TLane s2 = TOperator.States > 2 ? TLane.Load(p2 + i) : default;
                adjustment.Apply(ref w, ref g);
                TLane.Store(rule.Update(w, g, ref s0, ref s1, ref s2), pw + i);
                if (TOperator.States > 0)
                    TLane.Store(s0, p0 + i);
                if (TOperator.States > 1)
                    TLane.Store(s1, p1 + i);
                if (TOperator.States > 2)
                    TLane.Store(s2, p2 + i);
            }
        }

        private static void Copy(T* source, T* target, int count) => new ReadOnlySpan<T>(source, count).CopyTo(new Span<T>(target, count));
    }
}
