using FsCheck.Xunit;

namespace NeuralNets.Tests.Training.Metrics;

public class MetricPropertyTests
{
    private const int Draws = 20;

    private static void AddInParts<T>(MetricState state, MetricTable.Row row, T[] outputs, T[] targets, RandomStream cuts) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = outputs.Length / row.OutputSize;
        for (int first = 0, count; first < rows; first += count)
        {
            count = (int)cuts.NextBelow((ulong)(rows - first) + 1);
            state.Add<T>(outputs.AsSpan(first * row.OutputSize, count * row.OutputSize), targets.AsSpan(first * row.TargetSize, count * row.TargetSize));
        }
    }

    private static void SameBitsHoweverCut<T>(MetricTable.Row row, int rows, int seed) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (double[] outputs, double[] targets) = row.Draw(rows, seed);
        T[] a = outputs.To<T>(), y = targets.To<T>();
        MetricState parts = row.Metric.CreateState(row.OutputSize, row.TargetSize);
        AddInParts(parts, row, a, y, new RandomStream((ulong)seed, 1));
        SameBits.Assert<double>([row.Metric.Evaluate(a, y, row.OutputSize)], [parts.Result], row.ToString());
        Assert.Equal(rows, parts.Rows);
    }

    [Property(MaxTest = Draws)]
    public void Batches_may_be_cut_anywhere(byte rows, int seed)
    {
        foreach (MetricTable.Row row in MetricTable.Rows)
        {
            SameBitsHoweverCut<double>(row, rows + 1, seed);
            SameBitsHoweverCut<float>(row, rows + 1, seed);
        }
    }

    [Property(MaxTest = Draws)]
    public void Floats_count_as_the_doubles_they_are(byte rows, int seed)
    {
        foreach (MetricTable.Row row in MetricTable.Rows)
        {
            (double[] outputs, double[] targets) = row.Draw(rows + 1, seed);
            float[] a = outputs.To<float>(), y = targets.To<float>();
            SameBits.Assert<double>(
                [row.Metric.Evaluate<double>([.. a], [.. y], row.OutputSize)], [row.Metric.Evaluate(a, y, row.OutputSize)], row.ToString());
        }
    }

    [Property(MaxTest = Draws)]
    public void A_class_index_means_what_one_hot_does(byte rows, int seed)
    {
        foreach (MetricTable.Row row in MetricTable.Rows.Where(row => row.IsClassification && row.OutputSize == 4 && row.TargetSize == 1))
        {
            (double[] outputs, double[] indices) = row.Draw(rows + 1, seed);
            var oneHot = new double[indices.Length * 4];
            for (int r = 0; r < indices.Length; r++)
                oneHot[r * 4 + (int)indices[r]] = 1;
            SameBits.Assert<double>([row.Metric.Evaluate(outputs, oneHot, 4)], [row.Metric.Evaluate(outputs, indices, 4)], row.ToString());
        }
    }

    [Property(MaxTest = Draws)]
    public void Values_of_a_target_beyond_the_outputs_are_not_looked_at(byte rows, int seed)
    {
        foreach (MetricTable.Row row in MetricTable.Rows.Where(row => row.OutputSize == row.TargetSize || row is { OutputSize: 4, TargetSize: 1 }))
        {
            (double[] outputs, double[] targets) = row.Draw(rows + 1, seed);
            double[] weighted = [.. targets.Chunk(row.TargetSize).SelectMany(y => y.Append(double.MaxValue))];
            SameBits.Assert<double>([row.Metric.Evaluate(outputs, targets, row.OutputSize)], [row.Metric.Evaluate(outputs, weighted, row.OutputSize)], row.ToString());
        }
    }

    [Theory, MemberData(nameof(MetricTable.Indices), MemberType = typeof(MetricTable))]
    public void Without_rows_there_is_no_figure(int index)
    {
        MetricTable.Row row = MetricTable.Rows[index];
        Assert.Equal(double.NaN, row.Metric.CreateState(row.OutputSize, row.TargetSize).Result);
    }

    [Fact]
    public void Names_tell_metrics_apart()
    {
        string[] names = [.. MetricTable.Rows.Select(row => row.Metric).Distinct().Select(metric => metric.Name)];
        Assert.Equal(names.Distinct(), names);
        Assert.Equal(
            ["Accuracy", "Accuracy@0.25", "WeightedPrecision", "MacroF1@0.75", "Precision[0]", "Top2", "R2"],
            names.Where(name => name is "Accuracy" or "Accuracy@0.25" or "WeightedPrecision" or "MacroF1@0.75" or "Precision[0]" or "Top2" or "R2"));
    }

    [Fact]
    public void Settings_settle_equality_and_errors_are_better_low()
    {
        Assert.Equal(Metric.TopK(3), Metric.TopK(3));
        Assert.NotEqual(Metric.TopK(3), Metric.TopK(2));
        Assert.Equal(["MeanAbsoluteError", "RootMeanSquaredError"], MetricTable.Rows.Where(row => !row.Metric.HigherIsBetter).Select(row => row.Metric.ToString()).Distinct());
    }
}
