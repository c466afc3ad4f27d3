using FsCheck.Xunit;

namespace NeuralNets.Tests.Training.Metrics;

public class RocAucTests
{
    /// <summary>The definition: over all pairs of a row of the class and another, 1 where its score is larger, ½ where equal.</summary>
    private static double OfAllPairs(double[] scores, bool[] positive)
    {
        double sum = 0, pairs = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            for (int j = 0; j < scores.Length; j++)
            {
                if (positive[i] && !positive[j])
                {
                    sum += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        return sum / pairs;
    }

    [Property]
    public void One_output_gives_the_share_of_pairs_in_the_right_order(byte rows, int seed)
    {
        var row = new MetricTable.Row(Metric.RocAuc, OutputSize: 1, TargetSize: 1, IsClassification: true);
        (double[] scores, double[] targets) = row.Draw(rows + 2, seed);
        (targets[0], targets[1]) = (0, 1);
        Assert.Equal(OfAllPairs(scores, [.. targets.Select(y => y == 1)]), Metric.RocAuc.Evaluate(scores, targets, 1));
    }

    [Property]
    public void Two_outputs_are_judged_by_the_second(byte rows, int seed)
    {
        var row = new MetricTable.Row(Metric.RocAuc, OutputSize: 2, TargetSize: 1, IsClassification: true);
        (double[] outputs, double[] targets) = row.Draw(rows + 2, seed);
        double[] second = [.. outputs.Where((_, i) => i % 2 == 1)];
        Assert.Equal(Metric.RocAuc.Evaluate(second, targets, 1), Metric.RocAuc.Evaluate(outputs, targets, 2));
    }

    [Property]
    public void Each_class_stands_against_the_rest_and_one_that_no_row_has_is_left_out(byte rows, int seed)
    {
        var row = new MetricTable.Row(Metric.RocAuc, OutputSize: 3, TargetSize: 1, IsClassification: true);
        (double[] threeOutputs, double[] targets) = row.Draw(rows + 3, seed);
        (targets[0], targets[1], targets[2]) = (0, 1, 2);
        double[] outputs = [.. threeOutputs.Chunk(3).SelectMany(a => a.Append(0.5))];
        double want = Enumerable.Range(0, 3).Average(c =>
            OfAllPairs([.. outputs.Where((_, i) => i % 4 == c)], [.. targets.Select(y => y == c)]));
        Assert.Equal(want, Metric.RocAuc.Evaluate(outputs, targets, 4), 1e-15);
    }

    [Fact]
    public void Perfect_order_is_1_reversed_0_and_all_equal_one_half()
    {
        double[] targets = [0, 0, 1, 1, 1];
        Assert.Equal(1, Metric.RocAuc.Evaluate([-3, -2, -1, 7, double.PositiveInfinity], targets, 1));
        Assert.Equal(0, Metric.RocAuc.Evaluate([5, 4, 3, 2, 1.0], targets, 1));
        Assert.Equal(0.5, Metric.RocAuc.Evaluate([0.0, -0.0, 0, -0.0, 0], targets, 1));
    }

    [Fact]
    public void One_class_alone_or_an_output_that_is_no_number_gives_none()
    {
        Assert.Equal(double.NaN, Metric.RocAuc.Evaluate([1.0, 2], [1.0, 1], 1));
        Assert.Equal(double.NaN, Metric.RocAuc.Evaluate([1.0, 2], [0.0, 0], 1));
        Assert.Equal(double.NaN, Metric.RocAuc.Evaluate([1.0, double.NaN], [0.0, 1], 1));
    }
}
