using NeuralNets.Tests.Kernels;

namespace NeuralNets.Tests.Optimizers;

/// <summary>The contract of the optimizers that treat a matrix as a whole, as scalar loops.</summary>
internal static class BlockReference
{
    public static T[] Run<T>(Optimizer optimizer, Network<T> network, T[][] gradients) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] w = network.Parameters.ToArray();
        int last = network.Blocks.Last(block => block.Name == "weight").Layer;
        foreach (ParameterBlock block in network.Blocks)
        {
            Range range = block.Offset..(block.Offset + block.Inputs * block.Outputs);
            T[][] g = [.. gradients.Select(gradient => OptimizerReference.Clipped(optimizer.Clip, gradient)[range])];
            T[] next = optimizer switch
            {
                Adafactor adafactor => Adafactor(adafactor, block, w[range], g),
                Muon muon when block.Name == "weight" && (muon.AppliesToOutputLayer || block.Layer != last) => Muon(muon, block, w[range], g),
                Muon muon => OptimizerReference.Run(muon.Others, w[range], g),
                _ => throw new InvalidOperationException($"{optimizer} has no reference."),
            };
            next.CopyTo(w, block.Offset);
        }
        return w;
    }

    private static T[] Adafactor<T>(Adafactor o, ParameterBlock block, T[] w, T[][] gradients) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = block.Inputs, columns = block.Outputs;
        bool isMatrix = rows > 1 && columns > 1, decays = o.DecayBiases || block.Name == "weight";
        T[] v = new T[w.Length], r = new T[rows], c = new T[columns];
        T floor = Round<T>(o.Eps1 * o.Eps1);
        for (int t = 1; t <= gradients.Length; t++)
        {
            double lr = o.Lr.Rate(t - 1);
            double step = Math.Max(o.Eps2, RootMeanSquare(w)) * Math.Min(lr, 1 / Math.Sqrt(t));
            T q = Round<T>(Elementary.Exp(o.Beta2Decay * Elementary.Log((double)t)));
            T[] u = [.. gradients[t - 1].Select((g, i) => decays ? OptimizerReference.Penalized(o, w[i], g) : g)];
            if (decays)
                w = [.. w.Select(x => Round<T>(1 - lr * o.WeightDecay) * x)];
            if (isMatrix)
            {
                T[] squares = [.. u.Select((_, i) => u[i])];
                for (int i = 0; i < rows; i++)
                {
                    T[] row = squares[(i * columns)..((i + 1) * columns)];
                    r[i] = T.FusedMultiplyAdd(q, RowReductionTests.Reference(row, row, (p, x, y) => T.FusedMultiplyAdd(x, y, p)) * (T.One / T.CreateTruncating(columns)) - r[i], r[i]);
                }
                for (int j = 0; j < columns; j++)
                {
                    T sum = T.Zero;
                    for (int i = 0; i < rows; i++)
                        sum = T.FusedMultiplyAdd(u[i * columns + j], u[i * columns + j], sum);
                    c[j] = T.FusedMultiplyAdd(q, sum * (T.One / T.CreateTruncating(rows)) - c[j], c[j]);
                }
                T mean = T.Max(RowReductionTests.Reference(r, r, (p, x, _) => p + x) * (T.One / T.CreateTruncating(rows)), floor);
                for (int i = 0; i < u.Length; i++)
                    u[i] /= T.Sqrt(T.Max(r[i / columns] / mean * c[i % columns], floor));
            }
            else
            {
                for (int i = 0; i < u.Length; i++)
                {
                    v[i] = T.FusedMultiplyAdd(q, T.FusedMultiplyAdd(u[i], u[i], -v[i]), v[i]);
                    u[i] /= T.Sqrt(T.Max(v[i], floor));
                }
            }
            T rate = Round<T>(-step / Math.Max(1, RootMeanSquare(u) / o.D));
            for (int i = 0; i < w.Length; i++)
                w[i] = T.FusedMultiplyAdd(rate, u[i], w[i]);
        }
        return w;
    }

    private static T[] Muon<T>(Muon o, ParameterBlock block, T[] w, T[][] gradients) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        w = [.. w];
        T[] b = new T[w.Length], u = new T[w.Length];
        for (int t = 1; t <= gradients.Length; t++)
        {
            double lr = o.Lr.Rate(t - 1);
            for (int i = 0; i < w.Length; i++)
            {
                T g = OptimizerReference.Penalized(o, w[i], gradients[t - 1][i]);
                b[i] = T.FusedMultiplyAdd(Round<T>(1 - o.Momentum), g - b[i], b[i]);
                u[i] = o.Nesterov ? T.FusedMultiplyAdd(Round<T>(o.Momentum), b[i] - g, g) : b[i];
                w[i] *= Round<T>(1 - lr * o.WeightDecay);
            }
            T[] orthogonal = NewtonSchulz(u, block.Inputs, block.Outputs);
            T rate = Round<T>(-(lr * Math.Sqrt(Math.Max(1, (double)block.Outputs / block.Inputs))));
            for (int i = 0; i < w.Length; i++)
                w[i] = T.FusedMultiplyAdd(rate, orthogonal[i], w[i]);
        }
        return w;
    }

    private static T[] NewtonSchulz<T>(T[] u, int rows, int columns) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T norm = Round<T>(Math.Max(Math.Sqrt(double.CreateTruncating(SumOfSquares(u))), 1e-7));
        T[] x = [.. u.Select(value => value / norm)];
        for (int k = 0; k < 5; k++)
        {
            int n = Math.Min(rows, columns);
            T[] gram = rows > columns ? Reference.WeightGradient(x, x, new T[n * n], rows, n, n, T.One) : Reference.BackwardToInputs(x, x, rows, n, columns);
            T[] square = Reference.WeightedSum(gram, gram, null, n, n, n);
            T[] polynomial = [.. gram.Select((g, i) => T.FusedMultiplyAdd(Round<T>(2.0315), square[i], Round<T>(-4.7750) * g))];
            T[] product = rows > columns ? Reference.WeightedSum(x, polynomial, null, rows, n, n) : Reference.WeightedSum(polynomial, x, null, n, n, columns);
            x = [.. x.Select((value, i) => T.FusedMultiplyAdd(Round<T>(3.4445), value, product[i]))];
        }
        return x;
    }

    private static T SumOfSquares<T>(T[] x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => RowReductionTests.Reference(x, x, (p, a, b) => T.FusedMultiplyAdd(a, b, p));

    private static double RootMeanSquare<T>(T[] x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Math.Sqrt(double.CreateTruncating(SumOfSquares(x)) / x.Length);

    private static T Round<T>(double x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => OptimizerReference.Round<T>(x);
}
