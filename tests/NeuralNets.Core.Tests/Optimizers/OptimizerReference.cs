using NeuralNets.Tests.Kernels;

namespace NeuralNets.Tests.Optimizers;

/// <summary>The contract of the optimizers that treat every parameter by itself: one parameter, one step.</summary>
internal static class OptimizerReference
{
    public static T[] Run<T>(Optimizer optimizer, T[] w, T[][] gradients) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        w = [.. w];
        T[][] s = [.. w.Select(_ => new[] { Round<T>(Start(optimizer)), T.Zero, T.Zero })];
        for (int t = 1; t <= gradients.Length; t++)
        {
            T[] g = Clipped(optimizer.Clip, gradients[t - 1]);
            for (int i = 0; i < w.Length; i++)
            {
                T old = w[i], gi = Penalized(optimizer, old, g[i]);
                if (optimizer is AdamW or Lion)
                    old *= Round<T>(1 - optimizer.Lr.Rate(t - 1) * optimizer.WeightDecay);
                w[i] = Step(optimizer, t, optimizer.Lr.Rate(t - 1), old, gi, s[i]);
            }
        }
        return w;
    }

    public static T[] Clipped<T>(Clip? clip, T[] g) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (clip is null)
            return g;
        T limit = Round<T>(clip.Limit);
        if (clip == Clip.Value(clip.Limit))
            return [.. g.Select(x => T.Max(T.Min(x, limit), -limit))];
        double norm = Math.Sqrt(double.CreateTruncating(RowReductionTests.Reference(g, g, (p, x, y) => T.FusedMultiplyAdd(x, y, p))));
        T scale = Round<T>(Math.Min(1, clip.Limit / (norm + 1e-6)));
        return [.. g.Select(x => scale * x)];
    }

    public static T Penalized<T>(Optimizer optimizer, T w, T g) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (optimizer.WeightDecay != 0 && optimizer is not (AdamW or Lion or Adafactor or Muon))
            g = T.FusedMultiplyAdd(Round<T>(optimizer.WeightDecay), w, g);
        return optimizer.L1 == 0 ? g : T.FusedMultiplyAdd(Round<T>(optimizer.L1), Sign(w), g);
    }

    public static T Round<T>(double x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.CreateTruncating(x);

    private static double Start(Optimizer optimizer) => optimizer switch
    {
        AdaGrad adaGrad => adaGrad.InitialAccumulator,
        Rprop => optimizer.Lr.Rate(0),
        _ => 0,
    };

    private static T Step<T>(Optimizer optimizer, long t, double lr, T w, T g, T[] s) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (optimizer)
        {
            case SGD { Momentum: 0, Dampening: 0 }:
                return Fma(-lr, g, w);
            case SGD o:
                s[0] = Fma(o.Momentum, s[0], Round<T>(t == 1 ? 1 : 1 - o.Dampening) * g);
                return Fma(-lr, o.Nesterov ? Fma(o.Momentum, s[0], g) : s[0], w);
            case AdaGrad o:
                s[0] = T.FusedMultiplyAdd(g, g, s[0]);
                return Fma(-lr / (1 + (t - 1) * o.LrDecay), g / (T.Sqrt(s[0]) + Round<T>(o.Eps)), w);
            case RMSProp o:
                s[0] = MeanSquare(o.Alpha, s[0], g);
                s[1] = Mean(o.Alpha, s[1], g);
                T variance = o.Centered ? T.Max(T.FusedMultiplyAdd(-s[1], s[1], s[0]), T.Zero) : s[0];
                T step = g / (T.Sqrt(variance) + Round<T>(o.Eps));
                s[2] = o.Momentum == 0 ? step : Fma(o.Momentum, s[2], step);
                return Fma(-lr, s[2], w);
            case AdaDelta o:
                s[0] = MeanSquare(o.Rho, s[0], g);
                T d = T.Sqrt((s[1] + Round<T>(o.Eps)) / (s[0] + Round<T>(o.Eps))) * g;
                s[1] = MeanSquare(o.Rho, s[1], d);
                return Fma(-lr, d, w);
            case Adam o:
                return AdamStep(o.Beta1, o.Beta2, o.Eps, o.Amsgrad, t, lr, w, g, s);
            case AdamW o:
                return AdamStep(o.Beta1, o.Beta2, o.Eps, o.Amsgrad, t, lr, w, g, s);
            case Adamax o:
                s[0] = Mean(o.Beta1, s[0], g);
                s[1] = T.Max(Round<T>(o.Beta2) * s[1], T.Abs(g) + Round<T>(o.Eps));
                return Fma(-lr / (1 - Power(o.Beta1, t)), s[0] / s[1], w);
            case NAdam o:
                s[0] = Mean(o.Beta1, s[0], g);
                s[1] = MeanSquare(o.Beta2, s[1], g);
                double Mu(long i) => o.Beta1 * (1 - Elementary.Exp(i * o.MomentumDecay * Elementary.Log(0.96)) / 2);
                double product = 1;
                for (long i = 1; i <= t; i++)
                    product *= Mu(i);
                T root = Fma(1 / Math.Sqrt(1 - Power(o.Beta2, t)), T.Sqrt(s[1]), Round<T>(o.Eps));
                T ofM = Round<T>(lr * Mu(t + 1) / (1 - product * Mu(t + 1))) * s[0];
                return w - Fma(lr * (1 - Mu(t)) / (1 - product), g, ofM) / root;
            case RAdam o:
                s[0] = Mean(o.Beta1, s[0], g);
                s[1] = MeanSquare(o.Beta2, s[1], g);
                double power = Power(o.Beta2, t), limit = 2 / (1 - o.Beta2) - 1, rho = limit - 2 * t * power / (1 - power), rate = lr / (1 - Power(o.Beta1, t));
                if (rho <= 5)
                    return Fma(-rate, s[0], w);
                double r = Math.Sqrt((rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho)) * Math.Sqrt(1 - power);
                return Fma(-(rate * r), s[0] / (T.Sqrt(s[1]) + Round<T>(o.Eps)), w);
            case Lion o:
                T c = Mean(o.Beta1, s[0], g);
                s[0] = Mean(o.Beta2, s[0], g);
                return Fma(-lr, Sign(c), w);
            case Rprop o:
                T q = Sign(g) * Sign(s[1]);
                if (q > T.Zero)
                    s[0] = T.Min(s[0] * Round<T>(o.EtaPlus), Round<T>(o.MaxStep));
                else if (q < T.Zero)
                    (s[0], g) = (T.Max(s[0] * Round<T>(o.EtaMinus), Round<T>(o.MinStep)), T.Zero);
                s[1] = g;
                return w - Sign(g) * s[0];
            default:
                throw new InvalidOperationException($"{optimizer} has no reference.");
        }
    }

    private static T AdamStep<T>(double beta1, double beta2, double eps, bool amsgrad, long t, double lr, T w, T g, T[] s) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        s[0] = Mean(beta1, s[0], g);
        s[1] = MeanSquare(beta2, s[1], g);
        s[2] = amsgrad ? T.Max(s[2], s[1]) : s[1];
        T q = Fma(1 / Math.Sqrt(1 - Power(beta2, t)), T.Sqrt(s[2]), Round<T>(eps));
        return Fma(-(lr / (1 - Power(beta1, t))), s[0] / q, w);
    }

    private static T Mean<T>(double beta, T m, T g) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Fma(beta, m, Round<T>(1 - beta) * g);

    private static T MeanSquare<T>(double beta, T v, T g) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Fma(beta, v, Round<T>(1 - beta) * g * g);

    private static T Fma<T>(double factor, T x, T y) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.FusedMultiplyAdd(Round<T>(factor), x, y);

    private static T Sign<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => x > T.Zero ? T.One : x < T.Zero ? -T.One : x;

    private static double Power(double x, long n) => n == 0 ? 1 : n % 2 == 1 ? Power(x, n - 1) * x : Power(x * x, n / 2);
}
