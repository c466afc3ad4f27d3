using NeuralNets.Benchmarks.Cases;

namespace NeuralNets.Benchmarks.Peers;

/// <summary>The formulas as one writes them down, one value after the other.</summary>
internal sealed class NaiveLoop : Peer
{
    private const double MostFlops = 1e8;

    public override string Name => "naive loop";

    public override bool Threaded => false;

    public override bool Offers(Case c) => c is KernelCase { Flops: <= MostFlops } or ElementwiseCase { Backward: false, Function: <= Function.ReLU };

    public override Subject? Prepare<T>(KernelCase c, int threads)
    {
        // Time grows with the rows; where all of them would take seconds, some must do.
        int rows = Math.Clamp((int)(MostFlops / c.Flops * c.Rows), 1, c.Rows), inputs = c.Inputs, outputs = c.Outputs;
        T[] a = Samples.Array<T>(rows * inputs), w = Samples.Array<T>(inputs * outputs), z = Samples.Array<T>(rows * outputs);
        return new(c.Product switch
        {
            Product.WeightedSum => () => WeightedSum(a, w, z, rows, inputs, outputs),
            Product.BackwardToInputs => () => BackwardToInputs(a, w, z, rows, inputs, outputs),
            _ => () => WeightGradient(a, w, z, rows, inputs, outputs),
        }, (double)rows / c.Rows);
    }

    public override Subject? Prepare<T>(ElementwiseCase c)
    {
        T[] x = Samples.Of<T>(c), y = new T[c.Count];
        return c.Backward ? null : c.Function switch
        {
            Function.Exponential => new(() => { for (int i = 0; i < x.Length; i++) y[i] = T.Exp(x[i]); }),
            Function.Log => new(() => { for (int i = 0; i < x.Length; i++) y[i] = T.Log(x[i]); }),
            Function.Tanh => new(() => { for (int i = 0; i < x.Length; i++) y[i] = T.Tanh(x[i]); }),
            Function.Sigmoid => new(() => { for (int i = 0; i < x.Length; i++) y[i] = T.One / (T.One + T.Exp(-x[i])); }),
            Function.Softplus => new(() => { for (int i = 0; i < x.Length; i++) y[i] = T.Max(x[i], T.Zero) + T.LogP1(T.Exp(-T.Abs(x[i]))); }),
            Function.ReLU => new(() => { for (int i = 0; i < x.Length; i++) y[i] = x[i] > T.Zero ? x[i] : T.Zero; }),
            _ => null,
        };
    }

    private static void WeightedSum<T>(T[] a, T[] w, T[] z, int rows, int inputs, int outputs) where T : INumberBase<T>
    {
        for (int r = 0; r < rows; r++)
        {
            for (int j = 0; j < outputs; j++)
            {
                T sum = T.Zero;
                for (int k = 0; k < inputs; k++)
                    sum += a[r * inputs + k] * w[k * outputs + j];
                z[r * outputs + j] = sum;
            }
        }
    }

    private static void BackwardToInputs<T>(T[] da, T[] w, T[] dz, int rows, int inputs, int outputs) where T : INumberBase<T>
    {
        for (int r = 0; r < rows; r++)
        {
            for (int k = 0; k < inputs; k++)
            {
                T sum = T.Zero;
                for (int j = 0; j < outputs; j++)
                    sum += dz[r * outputs + j] * w[k * outputs + j];
                da[r * inputs + k] = sum;
            }
        }
    }

    private static void WeightGradient<T>(T[] a, T[] dw, T[] dz, int rows, int inputs, int outputs) where T : INumberBase<T>
    {
        for (int k = 0; k < inputs; k++)
        {
            for (int j = 0; j < outputs; j++)
            {
                T sum = T.Zero;
                for (int r = 0; r < rows; r++)
                    sum += a[r * inputs + k] * dz[r * outputs + j];
                dw[k * outputs + j] = sum;
            }
        }
    }
}
