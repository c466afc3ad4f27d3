using NeuralNets.Insight;

namespace NeuralNets.Tests.Insight.Hebbian;

/// <summary>One step of every rule as scalar loops: what each width and thread count must reproduce to the last bit.</summary>
internal static class HebbianReference<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>w: [inputs × outputs], b [outputs] or empty, theta [outputs] or empty: changed in place.</summary>
    public static void Step(HebbianRule rule, Dense layer, T[] x, T[] w, T[] b, T[] theta, long step)
    {
        int n = layer.Size, m = w.Length / n, rows = x.Length / m;
        T inverse = T.One / T.CreateTruncating(rows);
        if (step == 0)
            Settle(rule, w, b, n);
        T[] y = Answers(rule, layer, x, w, b, rows, m), p = (T[])y.Clone();
        T[,] decay = new T[n, n];
        T C(int i, int j) => Enumerable.Range(0, rows).Aggregate(T.Zero, (s, r) => T.FusedMultiplyAdd(y[r * n + i], y[r * n + j], s)) * inverse;
        for (int j = 0; j < n; j++)
        {
            switch (rule)
            {
                case Hebb hebb:
                    decay[j, j] = T.CreateTruncating(hebb.Decay);
                    break;
                case Oja:
                    decay[j, j] = C(j, j);
                    break;
                case OjaSubspace or Sanger:
                    for (int i = 0; i < (rule is Sanger ? j + 1 : n); i++)
                        decay[i, j] = C(i, j);
                    break;
                case BCM bcm:
                    theta[j] += (step == 0 ? T.One : T.CreateTruncating(bcm.ThresholdRate)) * (C(j, j) - theta[j]);
                    for (int r = 0; r < rows; r++)
                        p[r * n + j] = (y[r * n + j] - theta[j]) * y[r * n + j];
                    decay[j, j] = T.CreateTruncating(bcm.Decay);
                    break;
                case CompetitiveLearning competitive:
                    T sum = T.Zero;
                    for (int r = 0; r < rows; r++)
                    {
                        T[] z = y[(r * n)..(r * n + n)];
                        p[r * n + j] = Array.IndexOf(z, z.Max()) == j ? T.One : T.CreateTruncating(competitive.Leak);
                        sum += p[r * n + j];
                    }
                    decay[j, j] = sum * inverse;
                    break;
            }
        }
        T rate = T.CreateTruncating(rule.Rate.Rate(step));
        bool isMatrix = rule is OjaSubspace or Sanger;
        for (int k = 0; k < m; k++)
        {
            T[] before = w[(k * n)..(k * n + n)];
            for (int j = 0; j < n; j++)
            {
                T gain = Enumerable.Range(0, rows).Aggregate(T.Zero, (s, r) => T.FusedMultiplyAdd(x[r * m + k], p[r * n + j], s)) * inverse;
                T change = isMatrix
                    ? gain - Enumerable.Range(0, n).Aggregate(T.Zero, (s, i) => T.FusedMultiplyAdd(before[i], decay[i, j], s))
                    : T.FusedMultiplyAdd(-decay[j, j], before[j], gain);
                w[k * n + j] = T.FusedMultiplyAdd(rate, change, before[j]);
            }
        }
        Settle(rule, w, b, n);
    }

    private static T[] Answers(HebbianRule rule, Dense layer, T[] x, T[] w, T[] b, int rows, int m)
    {
        int n = layer.Size;
        var y = new T[rows * n];
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = b.Length == 0 ? T.Zero : b[i % n];
            for (int k = 0; k < m; k++)
                y[i] = T.FusedMultiplyAdd(x[i / n * m + k], w[k * n + i % n], y[i]);
        }
        if (rule is not CompetitiveLearning)
            layer.Activation.Activate<T>(y, y, n);
        return y;
    }

    private static void Settle(HebbianRule rule, T[] w, T[] b, int n)
    {
        for (int j = 0; j < n; j++)
        {
            T square = T.Zero;
            for (int k = j; k < w.Length; k += n)
                square = T.FusedMultiplyAdd(w[k], w[k], square);
            if (rule is CompetitiveLearning && b.Length > 0)
                b[j] = square * T.CreateTruncating(-0.5);
            else if (square != T.Zero && rule is CompetitiveLearning or Hebb { Normalize: true })
                for (int k = j; k < w.Length; k += n)
                    w[k] /= T.Sqrt(square);
        }
    }
}
