using NeuralNets.Kernels;

namespace NeuralNets.Insight;

public static partial class Sensitivity
{
    /// <summary>The gradient of each example beside the gradient of their mean: who agrees, and how noisy a batch is.</summary>
    /// <typeparam name="T">float or double; sums are made in double.</typeparam>
    /// <param name="network">Is only read.</param>
    /// <param name="data">At least 2 examples.</param>
    /// <param name="cost">C of one example.</param>
    /// <remarks>
    /// Each example is a backpropagation of its own and a walk over all parameters in double, whatever the batch: a few thousand
    /// examples are enough for the noise scale. McCandlish, Kaplan, Amodei et al. 2018, "An empirical model of large-batch training",
    /// section 2.2 and appendix A.1.
    /// </remarks>
    /// <exception cref="ArgumentException">Network, cost and data do not fit each other, or a single row.</exception>
    public static ExampleGradients Examples<T>(Network<T> network, Dataset<T> data, ICost cost) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        Arguments.Check(network, data, cost);
        if (data.Count < 2)
            throw new ArgumentException("data holds 1 row: a covariance needs at least 2.", nameof(data));
        Network<T> settled = InPrediction.Of(network);
        Gradient<T> full = FullGradient.Of(settled, data, cost, out double meanCost), one = new(settled);
        double fullNorm = WideSum.Norm<T>(full.Values), scatter = 0;
        var examples = new List<ExampleGradient>(data.Count);
        var batches = new RowBatches<T>(data);
        while (batches.Next(out ReadOnlySpan<T> inputs, out ReadOnlySpan<T> targets))
        {
            for (int r = 0; r < batches.Rows; r++)
            {
                T c = settled.Backpropagate(inputs.Slice(r * data.InputSize, data.InputSize), targets.Slice(r * data.TargetSize, data.TargetSize), cost, one);
                // Around the mean, so that nothing cancels: Σ |g − ∇C|² rather than Σ |g|² − n·|∇C|².
                (double square, double inner, double squaredDistance) = WideSum.Compare<T>(one.Values, full.Values);
                double norm = Math.Sqrt(square);
                examples.Add(new ExampleGradient(examples.Count, Number.ToDouble(c), norm, inner, norm == 0 || fullNorm == 0 ? 0 : inner / norm / fullNorm));
                scatter += squaredDistance;
            }
        }
        double trace = scatter / (data.Count - 1);
        return new ExampleGradients(meanCost, fullNorm, trace, fullNorm * fullNorm - trace / data.Count, examples.AsReadOnly());
    }
}
