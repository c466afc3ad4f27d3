namespace NeuralNets.Tests.Data;

public class DatasetTests
{
    private static readonly double[] s_inputs = [0, 1, 10, 11, 20, 21, 30, 31];
    private static readonly double[] s_targets = [0, 1, 2, 3];

    private static MemoryDataset<double> Four() => Dataset.Create(s_inputs, s_targets, inputSize: 2);

    private static (double[] Inputs, double[] Targets) Read(Dataset<double> set, params int[] rows)
    {
        double[] inputs = new double[rows.Length * set.InputSize], targets = new double[rows.Length * set.TargetSize];
        set.Read(rows, inputs, targets);
        return (inputs, targets);
    }

    [Fact]
    public void Sizes_follow_from_the_arrays()
    {
        MemoryDataset<double> set = Dataset.Create(s_inputs, s_inputs, inputSize: 4);
        Assert.Equal((2, 4, 4), (set.Count, set.InputSize, set.TargetSize));
    }

    [Fact]
    public void Rows_come_in_the_order_asked_for_and_may_repeat()
    {
        (double[] inputs, double[] targets) = Read(Four(), 3, 0, 3);
        Assert.Equal([30, 31, 0, 1, 30, 31], inputs);
        Assert.Equal([3, 0, 3], targets);
    }

    [Fact]
    public void Memory_is_taken_as_well_as_arrays()
    {
        MemoryDataset<double> set = Dataset.Create<double>(s_inputs.AsMemory(2, 4), s_targets.AsMemory(1, 2), 2);
        Assert.Equal([20, 21], Read(set, 1).Inputs);
        Assert.Equal([2], Read(set, 1).Targets);
    }

    [Fact]
    public void One_hot_targets_are_written_over_whatever_the_span_held()
    {
        ClassificationDataset<double> set = Dataset.Classification(s_inputs, [2, 0, 1, 2], classes: 3);
        double[] inputs = new double[4], targets = [9, 9, 9, 9, 9, 9];
        set.Read([0, 2], inputs, targets);
        Assert.Equal([0, 1, 20, 21], inputs);
        Assert.Equal([0, 0, 1, 0, 1, 0], targets);
        Assert.Equal((4, 2, 3, 3), (set.Count, set.InputSize, set.TargetSize, set.Classes));
        Assert.Equal([2, 0, 1, 2], set.Labels.ToArray());
    }

    [Fact]
    public void A_subset_by_range_holds_those_rows()
    {
        Dataset<double> set = Four().Subset(1..^1);
        Assert.Equal((2, 2, 1), (set.Count, set.InputSize, set.TargetSize));
        Assert.Equal([20, 21, 10, 11], Read(set, 1, 0).Inputs);
    }

    [Fact]
    public void A_subset_by_rows_holds_those_rows_and_keeps_its_own_list()
    {
        int[] rows = [3, 1];
        Dataset<double> set = Four().Subset(rows);
        rows[0] = 0;
        Assert.Equal([30, 31, 10, 11], Read(set, 0, 1).Inputs);
        Assert.Equal([1], Read(set.Subset(1..), 0).Targets);
    }

    [Fact]
    public void A_split_loses_no_row()
    {
        (Dataset<double> first, Dataset<double> second) = Four().Split(1);
        Assert.Equal((1, 3), (first.Count, second.Count));
        Assert.Equal([0], Read(first, 0).Targets);
        Assert.Equal([1, 2, 3], Read(second, 0, 1, 2).Targets);
        Assert.Equal(0, Four().Split(4).Second.Count);
    }

    [Fact]
    public void A_row_outside_the_set_is_refused_before_anything_is_written()
    {
        double[] inputs = [7, 7, 7, 7], targets = [7, 7];
        foreach (int row in (int[])[-1, 4, int.MaxValue])
        {
            var e = Assert.Throws<ArgumentOutOfRangeException>("rows", () => Four().Read([0, row], inputs, targets));
            Assert.Contains($"rows[1] is {row}; the data set holds 4 rows", e.Message, StringComparison.Ordinal);
        }
        Assert.Equal([7, 7, 7, 7], inputs);
        Assert.Equal([7, 7], targets);
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => Four().Subset(1..2).Read([1], inputs.AsSpan(0, 2), targets.AsSpan(0, 1)));
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => Four().Subset([4]));
    }

    [Fact]
    public void Spans_of_the_wrong_length_are_named_with_their_sizes()
    {
        var e = Assert.Throws<ArgumentException>("inputs", () => Four().Read([0, 1], new double[3], new double[2]));
        Assert.Contains("inputs holds 3 values; 2 rows of InputSize 2 need 4", e.Message, StringComparison.Ordinal);
        e = Assert.Throws<ArgumentException>("targets", () => Four().Read([0, 1], new double[4], new double[3]));
        Assert.Contains("targets holds 3 values; 2 rows of TargetSize 1 need 2", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arrays_that_do_not_fit_are_named_with_their_sizes()
    {
        Check<ArgumentException>("inputs", "inputs holds 8 values, not a multiple of inputSize 3", () => Dataset.Create(s_inputs, s_targets, 3));
        Check<ArgumentException>("inputs", "holds no values", () => Dataset.Create<double>([], s_targets, 3));
        Check<ArgumentException>("targets", "targets holds 3 values, not a positive multiple of the 4 rows", () => Dataset.Create(s_inputs, [1, 2, 3], 2));
        Check<ArgumentException>("targets", "targets holds 0 values", () => Dataset.Create(s_inputs, [], 2));
        Check<ArgumentOutOfRangeException>("inputSize", "inputSize is 0", () => Dataset.Create(s_inputs, s_targets, 0));
        Check<ArgumentException>("inputs", "inputs holds 8 values, not a positive multiple of the 3 labels", () => Dataset.Classification(s_inputs, [0, 1, 2], 3));
        Check<ArgumentException>("labels", "labels holds no values", () => Dataset.Classification(s_inputs, [], 3));
        Check<ArgumentOutOfRangeException>("labels", "labels[1] is 3; with 3 classes it must be 0 to 2", () => Dataset.Classification(s_inputs, [0, 3], 3));
        Check<ArgumentOutOfRangeException>("labels", "labels[0] is -1", () => Dataset.Classification(s_inputs, [-1, 2], 3));
        Check<ArgumentOutOfRangeException>("classes", "classes is 0", () => Dataset.Classification(s_inputs, [0, 0], 0));
        Check<ArgumentOutOfRangeException>("range", "1..5 leaves the data set, which holds 4 rows", () => Four().Subset(1..5));
        Check<ArgumentOutOfRangeException>("range", "3..1 leaves", () => Four().Subset(3..1));
        Check<ArgumentOutOfRangeException>("range", "-1..4 leaves", () => Four().Subset(^5..));
        Check<ArgumentOutOfRangeException>("count", "count is 5; the data set holds 4 rows", () => Four().Split(5));
        Check<ArgumentNullException>("inputs", "", () => Dataset.Create(null!, s_targets, 2));
        Check<ArgumentNullException>("targets", "", () => Dataset.Create(s_inputs, null!, 2));
        Check<ArgumentNullException>("inputs", "", () => Dataset.Classification<double>(null!, [0], 2));
        Check<ArgumentNullException>("labels", "", () => Dataset.Classification(s_inputs, null!, 2));
    }

    private static void Check<TException>(string argument, string message, Func<object> call) where TException : ArgumentException =>
        Assert.Contains(message, Assert.Throws<TException>(argument, call).Message, StringComparison.Ordinal);
}
