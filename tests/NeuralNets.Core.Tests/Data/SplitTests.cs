using FsCheck.Xunit;

namespace NeuralNets.Tests.Data;

public class SplitTests
{
    /// <summary>Row i has input i, and one of three classes, the third rare.</summary>
    private static ClassificationDataset<double> Numbered(int count) => Dataset.Classification(
        [.. Enumerable.Range(0, count).Select(i => (double)i)], [.. Enumerable.Range(0, count).Select(i => i % 11 == 7 ? 2 : i % 3 == 0 ? 0 : 1)], 3);

    private static int[] RowsOf(Dataset<double> set) => [.. set.ReadAll().Inputs.Select(x => (int)x)];

    private static int[] ClassCounts(Dataset<double> set) =>
        [.. Enumerable.Range(0, 3).Select(c => set.ReadAll().Targets.Where((y, i) => i % 3 == c && y == 1).Count())];

    [Property]
    public void A_random_split_loses_no_row_and_keeps_the_order(byte count, byte share, ulong seed)
    {
        ClassificationDataset<double> set = Numbered(count + 1);
        double fraction = share / 255.0;
        foreach (var (first, second) in new[] { set.RandomSplit(fraction, seed), set.StratifiedSplit(fraction, seed) })
        {
            Assert.Equal((int)Math.Round(fraction * set.Count), first.Count);
            Assert.Equal(Enumerable.Range(0, set.Count), RowsOf(first).Concat(RowsOf(second)).Order());
            Assert.Equal(RowsOf(first).Order(), RowsOf(first));
            Assert.Equal(RowsOf(second).Order(), RowsOf(second));
        }
    }

    [Property]
    public void A_stratified_split_gives_each_class_its_share_to_within_one(byte count, byte share, ulong seed)
    {
        ClassificationDataset<double> set = Numbered(count + 1);
        (Dataset<double> first, _) = set.StratifiedSplit(share / 255.0, seed);
        double actualShare = (double)first.Count / set.Count;
        foreach ((int whole, int part) in ClassCounts(set).Zip(ClassCounts(first)))
            Assert.InRange(part, whole * actualShare - 1, whole * actualShare + 1);
    }

    [Property]
    public void Folds_share_out_the_rows_evenly(byte count, byte folds, ulong seed)
    {
        ClassificationDataset<double> set = Numbered(count + 2);
        int k = 2 + folds % Math.Min(set.Count - 1, 20);
        foreach (IReadOnlyList<Fold<double>> all in new[] { set.KFold(k, seed), set.StratifiedKFold(k, seed) })
        {
            Assert.Equal(k, all.Count);
            Assert.Equal(Enumerable.Range(0, set.Count), all.SelectMany(fold => RowsOf(fold.Validation)).Order());
            Assert.InRange(all.Max(fold => fold.Validation.Count) - all.Min(fold => fold.Validation.Count), 0, 1);
            foreach (Fold<double> fold in all)
                Assert.Equal(Enumerable.Range(0, set.Count).Except(RowsOf(fold.Validation)), RowsOf(fold.Training));
        }
    }

    [Property]
    public void Stratified_folds_share_out_each_class_evenly(byte count, byte folds, ulong seed)
    {
        ClassificationDataset<double> set = Numbered(count + 2);
        int[][] counts = [.. set.StratifiedKFold(2 + folds % Math.Min(set.Count - 1, 20), seed).Select(fold => ClassCounts(fold.Validation))];
        for (int c = 0; c < 3; c++)
            Assert.InRange(counts.Max(n => n[c]) - counts.Min(n => n[c]), 0, 1);
    }

    // From Philox, Fisher-Yates and the rule of the split, written down again in Python.
    private static readonly int[] s_random = [0, 3, 4, 8, 9, 10], s_stratified = [3, 5, 6, 7, 10, 11];

    [Fact]
    public void The_seed_settles_the_split_on_every_machine()
    {
        Dataset<double> set = Numbered(12);
        Assert.Equal(s_random, RowsOf(set.RandomSplit(0.5, seed: 1).First));
        Assert.Equal(s_stratified, RowsOf(set.StratifiedSplit(0.5, seed: 1).First));
        Assert.NotEqual(s_random, RowsOf(set.RandomSplit(0.5, seed: 2).First));
    }

    [Fact]
    public void A_split_is_not_the_order_of_an_epoch()
    {
        var order = new int[100];
        Permutation.Fill(order, seed: 1, epoch: 0);
        Assert.NotEqual(order[..50].Order(), RowsOf(Numbered(100).RandomSplit(0.5, seed: 1).First));
    }

    [Fact]
    public void Classes_are_found_whatever_the_targets_and_through_views()
    {
        ClassificationDataset<double> set = Numbered(700);
        (double[] inputs, double[] oneHot) = set.ReadAll();
        Dataset<double>[] same =
        [
            Dataset.Create(inputs, oneHot, 1),
            set.WithClassIndices(),
            Dataset.Create(inputs, set.WithClassIndices().ReadAll().Targets, 1),
            set.Subset(..),
            Dataset.Create(inputs, oneHot, 1).Subset(0..700).Subset([.. Enumerable.Range(0, 700)]),
            set.Scale(targets: MinMaxScaling.FitTargets(set, -1, 1)),
        ];
        int[] want = RowsOf(set.StratifiedSplit(0.3, seed: 5).First);
        foreach (Dataset<double> other in same)
            Assert.Equal(want, RowsOf(other.StratifiedSplit(0.3, seed: 5).First));
    }

    [Fact]
    public void Targets_of_minus_one_and_one_are_classes_and_fractions_are_not()
    {
        double[] targets = [.. Enumerable.Range(0, 40).Select(i => i < 30 ? -1.0 : 1)];
        Dataset<double> set = Dataset.Create(new double[40], targets, 1);
        Assert.All(set.StratifiedKFold(10, seed: 1), fold => Assert.Equal(1, fold.Validation.ReadAll().Targets.Count(y => y == 1)));
        targets[3] = 0.5;
        Assert.Contains("row 3 is 0.5", Assert.Throws<InvalidOperationException>(() => set.StratifiedSplit(0.5, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => set.StratifiedKFold(2, 1));
    }

    [Fact]
    public void Shares_and_folds_out_of_range_are_refused()
    {
        ClassificationDataset<double> set = Numbered(5);
        foreach (double fraction in (double[])[-0.1, 1.1, double.NaN])
        {
            Assert.Throws<ArgumentOutOfRangeException>("fraction", () => set.RandomSplit(fraction, 1));
            Assert.Throws<ArgumentOutOfRangeException>("fraction", () => set.StratifiedSplit(fraction, 1));
        }
        foreach (int folds in (int[])[-1, 0, 1, 6])
        {
            Assert.Contains("with 5 rows it must be 2 to 5", Assert.Throws<ArgumentOutOfRangeException>("folds", () => set.KFold(folds, 1)).Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentOutOfRangeException>("folds", () => set.StratifiedKFold(folds, 1));
        }
    }
}
