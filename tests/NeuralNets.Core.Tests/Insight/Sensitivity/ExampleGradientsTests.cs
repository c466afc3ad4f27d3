using NeuralNets.Insight;

namespace NeuralNets.Tests.Insight;

public class ExampleGradientsTests
{
    // Among few rows the noise hides the gradient, among many it does not.
    [Theory, InlineData(25, true), InlineData(400, false)]
    public void Noise_scale_and_cosines_are_those_of_the_covariance_matrix_in_double(int rows, bool isHidden) => MatchesCovariance<double>(rows, isHidden, 1e-12);

    // Float gradients are good to about 1e-7 of their norm; the noise scale divides two such.
    [Theory, InlineData(25, true), InlineData(400, false)]
    public void Noise_scale_and_cosines_are_those_of_the_covariance_matrix_in_float(int rows, bool isHidden) => MatchesCovariance<float>(rows, isHidden, 1e-5);

    private static void MatchesCovariance<T>(int rows, bool isHidden, double tolerance) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Network<double> network = SensitivityScene.Smooth<double>(), settled = InPrediction.Of(network);
        ExampleGradients found = Sensitivity.Examples(network.ConvertTo<T>(), SensitivityScene.Data<T>(rows), Cost.CrossEntropy);
        (double[] x, double[] y) = SensitivityScene.All(SensitivityScene.Data<double>(rows));

        double[][] g = new double[rows][];
        double[] costs = new double[rows];
        var gradient = new Gradient<double>(settled);
        for (int r = 0; r < rows; r++)
        {
            costs[r] = settled.Backpropagate(x.AsSpan(4 * r, 4), y.AsSpan(3 * r, 3), Cost.CrossEntropy, gradient);
            g[r] = gradient.Values.ToArray();
        }
        int n = g[0].Length;
        double[] mean = [.. Enumerable.Range(0, n).Select(i => g.Average(v => v[i]))];
        var covariance = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
                covariance[i, j] = g.Sum(v => (v[i] - mean[i]) * (v[j] - mean[j])) / (rows - 1);
        }
        double trace = Enumerable.Range(0, n).Sum(i => covariance[i, i]), square = mean.Sum(v => v * v) - trace / rows;

        Assert.Equal(isHidden, square <= 0);
        Near(trace, found.CovarianceTrace, tolerance);
        Near(square, found.SquaredGradient, tolerance);
        Near(square > 0 ? trace / square : double.PositiveInfinity, found.NoiseScale, 10 * tolerance);
        Near(Norm(mean), found.GradientNorm, tolerance);
        Near(costs.Average(), found.Cost, tolerance);
        for (int r = 0; r < rows; r++)
        {
            double inner = g[r].Zip(mean, (a, b) => a * b).Sum();
            Near(Norm(g[r]), found.Examples[r].Norm, tolerance);
            Assert.Equal(inner / Norm(g[r]) / Norm(mean), found.Examples[r].Cosine, tolerance);
            Assert.Equal(inner, found.Examples[r].Inner, tolerance * Norm(g[r]) * Norm(mean));
            Near(costs[r], found.Examples[r].Cost, tolerance);
            Assert.Equal(r, found.Examples[r].Row);
        }
        Assert.Equal(found.Examples.Count(e => e.Cosine < 0), found.Opposed);
        Assert.Contains($"{rows} examples", found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_estimate_of_the_true_gradient_is_that_of_batches_of_two_sizes()
    {
        // McCandlish et al., equations A.2 and A.3, with batches of 1 and of n.
        const int n = 40;
        ExampleGradients found = Sensitivity.Examples(SensitivityScene.Smooth<double>(), SensitivityScene.Data<double>(n), Cost.SquaredError);
        double small = found.Examples.Average(e => e.Norm * e.Norm), big = found.GradientNorm * found.GradientNorm;
        Assert.Equal((n * big - small) / (n - 1), found.SquaredGradient, 1e-14);
        Assert.Equal((small - big) / (1 - 1.0 / n), found.CovarianceTrace, 1e-13);
    }

    [Fact]
    public void The_step_of_one_example_changes_the_mean_cost_as_its_inner_product_says()
    {
        Network<double> network = InPrediction.Of(SensitivityScene.Smooth<double>());
        Dataset<double> data = SensitivityScene.Data<double>(20);
        (double[] x, double[] y) = SensitivityScene.All(data);
        ExampleGradients found = Sensitivity.Examples(network, data, Cost.SquaredError);
        var gradient = new Gradient<double>(network);
        foreach (ExampleGradient e in found.Examples)
        {
            Network<double> moved = network.Clone();
            moved.Backpropagate(x.AsSpan(4 * e.Row, 4), y.AsSpan(3 * e.Row, 3), Cost.SquaredError, gradient);
            moved.GradientStep(gradient, 1e-6);
            Assert.Equal(-1e-6 * e.Inner, moved.EvaluateCost(x, y, Cost.SquaredError) - found.Cost, 1e-11);
        }
    }

    [Fact]
    public void Equal_examples_have_no_noise_and_tiny_float_gradients_do_not_vanish()
    {
        var network = new Network<float>(1, [new Dense(1, Activation.Identity) { HasBias = false }], seed: 1);
        network.Parameters[0] = 1;
        Dataset<float> data = Dataset.Create<float>([1e-15f, 1e-15f], [-1e-15f, -1e-15f], inputSize: 1);
        ExampleGradients found = Sensitivity.Examples(network, data, Cost.SquaredError);   // g = 2·(x − y)·x = 4e-30: its square is no float
        Assert.Equal(4e-30, found.GradientNorm, 1e-35);
        Assert.Equal((0, 0), (found.CovarianceTrace, found.NoiseScale));
        Assert.All(found.Examples, e => Assert.Equal(1, e.Cosine, 1e-6));
    }

    [Fact]
    public void A_single_example_is_refused()
    {
        Assert.Throws<ArgumentException>("data", () => Sensitivity.Examples(SensitivityScene.Smooth<double>(), SensitivityScene.Data<double>(1), Cost.SquaredError));
        Assert.Throws<ArgumentNullException>("data", () => Sensitivity.Examples(SensitivityScene.Smooth<double>(), null!, Cost.SquaredError));
    }

    private static double Norm(double[] v) => Math.Sqrt(v.Sum(x => x * x));

    private static void Near(double want, double got, double relative)
    {
        if (want != got)
            Assert.Equal(want, got, relative * Math.Abs(want));
    }
}
