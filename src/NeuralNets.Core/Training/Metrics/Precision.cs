namespace NeuralNets;

public abstract partial record Metric
{
    /// <summary>Precision: of the rows predicted to be of a class, the share that is. Of class 1 where there are two classes, else the mean over the classes that occur; 0/0 is 0. As scikit-learn.</summary>
    public static Metric Precision { get; } = new PrecisionMetric(null, null, null);

    /// <summary>The precision averaged in a way of one's own.</summary>
    /// <param name="averaging">How the classes become one figure.</param>
    /// <param name="threshold">From which single output on a row is of class 1, finite; null: as <see cref="CreateState{T}(Network{T}, int)"/> says.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting out of range.</exception>
    public static Metric PrecisionWith(Averaging averaging, double? threshold = null) => ClassScore.Checked(new PrecisionMetric(averaging, null, threshold));

    /// <summary>The precision of one class.</summary>
    /// <param name="class">Which; with a single output 0 or 1.</param>
    /// <param name="threshold">From which single output on a row is of class 1, finite; null: as <see cref="CreateState{T}(Network{T}, int)"/> says.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting out of range.</exception>
    public static Metric PrecisionOf(int @class, double? threshold = null) => ClassScore.Checked(new PrecisionMetric(null, @class, threshold));

    private sealed record PrecisionMetric(Averaging? Averaging, int? Class, double? Threshold) : ClassScore(Averaging, Class, Threshold)
    {
        protected override string ScoreName => nameof(Precision);

        protected override double Score(long right, long predicted, long actual) => Ratio(right, predicted);
    }
}
