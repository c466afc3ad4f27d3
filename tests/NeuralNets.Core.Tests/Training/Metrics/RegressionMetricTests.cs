using FsCheck.Xunit;

namespace NeuralNets.Tests.Training.Metrics;

public class RegressionMetricTests
{
    [Fact]
    public void One_output_as_by_hand()
    {
        double[] outputs = [2.5, 0, 2, 8], targets = [3, -0.5, 2, 7];
        Assert.Equal(0.5, Metric.MeanAbsoluteError.Evaluate(outputs, targets, 1));
        Assert.Equal(Math.Sqrt(0.375), Metric.RootMeanSquaredError.Evaluate(outputs, targets, 1));
        Assert.Equal(1 - 1.5 / 29.1875, Metric.R2.Evaluate(outputs, targets, 1), 1e-15);
    }

    [Fact]
    public void Several_outputs_count_the_same()
    {
        double[] outputs = [0, 2, -1, 2, 8, -5], targets = [0.5, 1, -1, 1, 7, -6];
        Assert.Equal(0.75, Metric.MeanAbsoluteError.Evaluate(outputs, targets, 2));
        Assert.Equal((Math.Sqrt(1.25 / 3) + 1) / 2, Metric.RootMeanSquaredError.Evaluate(outputs, targets, 2), 1e-15);
        Assert.Equal((1 - 1.25 / (217 / 6.0) + 1 - 3 / (98 / 3.0)) / 2, Metric.R2.Evaluate(outputs, targets, 2), 1e-15);
    }

    [Property]
    public void R2_is_its_definition_even_far_from_zero(byte rows, int seed)
    {
        var row = new MetricTable.Row(Metric.R2, OutputSize: 1, TargetSize: 1, IsClassification: false);
        (double[] outputs, double[] targets) = row.Draw(rows + 2, seed);
        double mean = targets.Average();
        double want = 1 - outputs.Zip(targets, (a, y) => (a - y) * (a - y)).Sum() / targets.Sum(y => (y - mean) * (y - mean));
        Assert.Equal(want, Metric.R2.Evaluate(outputs, targets, 1), 1e-12 * (1 + Math.Abs(want)));

        // 2²⁶ is added exactly to neither, but a sum of squares would lose every digit of the deviations.
        const double Far = 1 << 26;
        double[] farOutputs = [.. outputs.Select(a => a + Far)], farTargets = [.. targets.Select(y => y + Far)];
        double farMean = farTargets.Average(y => y - Far);
        want = 1 - farOutputs.Zip(farTargets, (a, y) => (a - y) * (a - y)).Sum() / farTargets.Sum(y => (y - Far - farMean) * (y - Far - farMean));
        Assert.Equal(want, Metric.R2.Evaluate(farOutputs, farTargets, 1), 1e-6 * (1 + Math.Abs(want)));
    }

    [Fact]
    public void R2_of_a_target_that_never_changes_is_1_without_error_and_else_0()
    {
        Assert.Equal(1, Metric.R2.Evaluate([0.1, 0.1, 0.1], [0.1, 0.1, 0.1], 1));
        Assert.Equal(0, Metric.R2.Evaluate([0.1, 0.1, 0.2], [0.1, 0.1, 0.1], 1));
        Assert.Equal(double.NaN, Metric.R2.Evaluate([1.0], [1.0], 1));
    }
}
