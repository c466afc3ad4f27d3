using FsCheck.Xunit;

namespace NeuralNets.Tests.Training.Metrics;

/// <summary>Accuracy, top-k, precision, recall and F1 against counts made by hand and by definition.</summary>
public class ClassMetricTests
{
    // Classes 0 0 0 1 1 2, taken for 0 0 1 1 2 1; class 3 does not occur.
    private static readonly int[] s_actual = [0, 0, 0, 1, 1, 2], s_predicted = [0, 0, 1, 1, 2, 1];

    private static readonly double[] s_outputs = [.. s_predicted.SelectMany(c => Enumerable.Range(0, 4).Select(j => j == c ? 0.9 : 0.1))];
    private static readonly double[] s_targets = [.. s_actual.Select(c => (double)c)];

    private static double Of(Metric metric) => metric.Evaluate(s_outputs, s_targets, outputSize: 4);

    [Fact]
    public void Several_classes_are_counted_as_by_hand()
    {
        Assert.Equal(3.0 / 6, Of(Metric.Accuracy));
        Assert.Equal([1.0, 1.0 / 3, 0, 0], Enumerable.Range(0, 4).Select(c => Of(Metric.PrecisionOf(c))));
        Assert.Equal([2.0 / 3, 1.0 / 2, 0, 0], Enumerable.Range(0, 4).Select(c => Of(Metric.RecallOf(c))));
        Assert.Equal([4.0 / 5, 2.0 / 5, 0, 0], Enumerable.Range(0, 4).Select(c => Of(Metric.F1Of(c))));
    }

    [Fact]
    public void The_macro_mean_is_over_the_classes_that_occur_and_the_default()
    {
        Assert.Equal((1 + 1.0 / 3) / 3, Of(Metric.Precision));
        Assert.Equal((2.0 / 3 + 1.0 / 2) / 3, Of(Metric.Recall));
        Assert.Equal((4.0 / 5 + 2.0 / 5) / 3, Of(Metric.F1));
        Assert.Equal(Of(Metric.F1), Of(Metric.F1With(Averaging.Macro)));
    }

    [Fact]
    public void The_weighted_mean_counts_rows_and_micro_is_the_accuracy()
    {
        Assert.Equal((3 * 1 + 2 * (1.0 / 3)) / 6, Of(Metric.PrecisionWith(Averaging.Weighted)));
        Assert.Equal((3 * (2.0 / 3) + 2 * 0.5) / 6, Of(Metric.RecallWith(Averaging.Weighted)));
        Assert.Equal([0.5, 0.5, 0.5], new[] { Metric.PrecisionWith(Averaging.Micro), Metric.RecallWith(Averaging.Micro), Metric.F1With(Averaging.Micro) }.Select(Of));
    }

    [Fact]
    public void Two_classes_mean_class_1_unless_said_otherwise()
    {
        double[] outputs = [0.2, 0.5, 0.7, 0.9, 0.4], targets = [0, 0, 1, 1, 1];
        Assert.Equal(3.0 / 5, Metric.Accuracy.Evaluate(outputs, targets, 1));
        Assert.Equal(2.0 / 3, Metric.Precision.Evaluate(outputs, targets, 1));
        Assert.Equal(2.0 / 3, Metric.Recall.Evaluate(outputs, targets, 1));
        Assert.Equal(2.0 / 3, Metric.F1.Evaluate(outputs, targets, 1));
        Assert.Equal(1.0 / 2, Metric.PrecisionOf(0).Evaluate(outputs, targets, 1));
        Assert.Equal((2.0 / 3 + 1.0 / 2) / 2, Metric.PrecisionWith(Averaging.Macro).Evaluate(outputs, targets, 1));
        double[] both = [.. outputs.SelectMany(a => new[] { 1 - a - 1e-9, a })];
        Assert.Equal(2.0 / 3, Metric.Precision.Evaluate(both, targets, 2));
    }

    [Fact]
    public void The_threshold_decides_from_its_own_value_on()
    {
        double[] outputs = [-0.5, 0, 0.3, 0.5], targets = [-1, 1, 1, 1];
        Assert.Equal(0.5, Metric.Accuracy.Evaluate(outputs, targets, 1));
        Assert.Equal(1, Metric.AccuracyWith(0).Evaluate(outputs, targets, 1));
        Assert.Equal(0.75, Metric.AccuracyWith(0.3).Evaluate(outputs, targets, 1));
        Assert.Equal(2.0 / 3, Metric.RecallOf(1, 0.3).Evaluate(outputs, targets, 1));
    }

    [Property]
    public void Top_k_holds_the_classes_that_sorting_puts_first(byte rows, int seed)
    {
        var row = new MetricTable.Row(Metric.Accuracy, OutputSize: 5, TargetSize: 1, IsClassification: true);
        (double[] outputs, double[] targets) = row.Draw(rows + 1, seed);
        for (int k = 1; k <= 5; k++)
        {
            int right = 0;
            for (int r = 0; r <= rows; r++)
            {
                // OrderBy is stable: of equal outputs the first stays first.
                IEnumerable<int> order = Enumerable.Range(0, 5).OrderByDescending(j => outputs[r * 5 + j]);
                right += order.Take(k).Contains((int)targets[r]) ? 1 : 0;
            }
            Assert.Equal(right / (rows + 1.0), Metric.TopK(k).Evaluate(outputs, targets, 5));
        }
        Assert.Equal(Metric.Accuracy.Evaluate(outputs, targets, 5), Metric.TopK(1).Evaluate(outputs, targets, 5));
    }

    [Fact]
    public void An_output_that_is_no_number_is_never_in_the_top()
    {
        double[] outputs = [double.NaN, 1, 2];
        Assert.Equal(0, Metric.TopK(2).Evaluate(outputs, [0.0], 3));
        Assert.Equal(0, Metric.TopK(1).Evaluate(outputs, [2.0], 3));
        Assert.Equal(0, Metric.Accuracy.Evaluate([double.NaN], [1.0], 1));
    }
}
