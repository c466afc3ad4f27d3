namespace NeuralNets;

public abstract partial record Metric
{
    /// <summary>Recall: of the rows of a class, the share that was predicted. Of class 1 where there are two classes, else the mean over the classes that occur; 0/0 is 0. As scikit-learn.</summary>
    public static Metric Recall { get; } = new RecallMetric(null, null, null);

    /// <summary>The recall averaged in a way of one's own.</summary>
    /// <param name="averaging">How the classes become one figure.</param>
    /// <param name="threshold">From which single output on a row is of class 1, finite; null: as <see cref="CreateState{T}(Network{T}, int)"/> says.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting out of range.</exception>
    public static Metric RecallWith(Averaging averaging, double? threshold = null) => ClassScore.Checked(new RecallMetric(averaging, null, threshold));

    /// <summary>The recall of one class.</summary>
    /// <param name="class">Which; with a single output 0 or 1.</param>
    /// <param name="threshold">From which single output on a row is of class 1, finite; null: as <see cref="CreateState{T}(Network{T}, int)"/> says.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting out of range.</exception>
    public static Metric RecallOf(int @class, double? threshold = null) => ClassScore.Checked(new RecallMetric(null, @class, threshold));

    private sealed record RecallMetric(Averaging? Averaging, int? Class, double? Threshold) : ClassScore(Averaging, Class, Threshold)
    {
        protected override string ScoreName => nameof(Recall);

        protected override double Score(long right, long predicted, long actual) => Ratio(right, actual);
    }
}
