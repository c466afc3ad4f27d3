namespace NeuralNets;

public abstract partial class Dataset<T>
{
    /// <summary>Splits in two at random; the examples are not copied. The same seed gives the same split everywhere.</summary>
    /// <param name="fraction">The share of the first part, 0 to 1; its count is rounded to the nearest.</param>
    /// <param name="seed">Settles which examples go where; within a part they keep their order.</param>
    /// <exception cref="ArgumentOutOfRangeException">A fraction outside 0 … 1.</exception>
    public (Dataset<T> First, Dataset<T> Second) RandomSplit(double fraction, ulong seed) =>
        TwoParts(Splits.RandomOrder(Count, seed), Splits.CountOf(fraction, Count));

    /// <summary>As <see cref="RandomSplit"/>, but each class is in both parts in its share of the whole, to within one example.</summary>
    /// <param name="fraction">The share of the first part, 0 to 1; its count is rounded to the nearest.</param>
    /// <param name="seed">Settles which examples of a class go where; within a part they keep their order.</param>
    /// <remarks>The class: the index of a target's largest value, or the one value, a whole number, of a target. The targets of a set that is not made by <see cref="Dataset.Classification{T}(T[], int[], int)"/> are read once.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A fraction outside 0 … 1.</exception>
    /// <exception cref="InvalidOperationException">A target names no class.</exception>
    public (Dataset<T> First, Dataset<T> Second) StratifiedSplit(double fraction, ulong seed)
    {
        int first = Splits.CountOf(fraction, Count);
        return TwoParts(Splits.Spread(StratifiedOrder(seed), first), first);
    }

    /// <summary>
    /// k-fold cross-validation: every example is in one fold's validation part and in the training part of all others. Sizes of
    /// folds differ by at most one; the examples are not copied. The same seed gives the same folds everywhere.
    /// </summary>
    /// <param name="folds">k, from 2 to Count.</param>
    /// <param name="seed">Settles which examples go where; within a part they keep their order.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer folds than 2, or more than examples.</exception>
    public IReadOnlyList<Fold<T>> KFold(int folds, ulong seed)
    {
        CheckFolds(folds);
        return Folds(Splits.RandomOrder(Count, seed), folds);
    }

    /// <summary>As <see cref="KFold"/>, but the examples of each class are spread evenly: their counts in any two folds differ by at most one.</summary>
    /// <param name="folds">k, from 2 to Count.</param>
    /// <param name="seed">Settles which examples of a class go where; within a part they keep their order.</param>
    /// <remarks>What the class of an example is, <see cref="StratifiedSplit"/> tells.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Fewer folds than 2, or more than examples.</exception>
    /// <exception cref="InvalidOperationException">A target names no class.</exception>
    public IReadOnlyList<Fold<T>> StratifiedKFold(int folds, ulong seed)
    {
        CheckFolds(folds);
        return Folds(StratifiedOrder(seed), folds);
    }

    /// <summary>The class of each of these rows, for stratified splits.</summary>
    internal virtual void ReadClasses(ReadOnlySpan<int> rows, Span<int> classes)
    {
        const int MostRows = 256;
        int most = Math.Min(rows.Length, MostRows);
        T[] inputs = new T[most * InputSize], targets = new T[most * TargetSize];
        for (int first = 0; first < rows.Length; first += most)
        {
            ReadOnlySpan<int> some = rows.Slice(first, Math.Min(most, rows.Length - first));
            Span<T> y = targets.AsSpan(0, some.Length * TargetSize);
            Read(some, inputs.AsSpan(0, some.Length * InputSize), y);
            for (int i = 0; i < some.Length; i++)
                classes[first + i] = Splits.ClassOf<T>(y.Slice(i * TargetSize, TargetSize), some[i]);
        }
    }

    private int[] StratifiedOrder(ulong seed)
    {
        int[] rows = new int[Count], classes = new int[Count];
        DatasetChecks.Range(rows, 0);
        ReadClasses(rows, classes);
        return Splits.ByClass(Splits.RandomOrder(Count, seed), classes);
    }

    private (Dataset<T> First, Dataset<T> Second) TwoParts(int[] order, int first)
    {
        order.AsSpan(0, first).Sort();
        order.AsSpan(first).Sort();
        return (new RowsDataset<T>(this, order[..first]), new RowsDataset<T>(this, order[first..]));
    }

    private Fold<T>[] Folds(int[] order, int folds)
    {
        var foldOf = new int[Count];
        for (int i = 0; i < order.Length; i++)
            foldOf[order[i]] = i % folds;
        return [.. Enumerable.Range(0, folds).Select(fold => new Fold<T>(Rows(row => foldOf[row] != fold), Rows(row => foldOf[row] == fold)))];
    }

    private RowsDataset<T> Rows(Func<int, bool> isIn) => new(this, [.. Enumerable.Range(0, Count).Where(isIn)]);

    private void CheckFolds(int folds)
    {
        if (folds < 2 || folds > Count)
            throw new ArgumentOutOfRangeException(nameof(folds), folds, $"folds is {folds}; with {Count} rows it must be 2 to {Count}.");
    }
}
