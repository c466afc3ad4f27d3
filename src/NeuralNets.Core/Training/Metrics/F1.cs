namespace NeuralNets;

public abstract partial record Metric
{
    /// <summary>F1, the harmonic mean of precision p and recall r: 2·p·r/(p + r) = 2·right/(predicted + actual). Of class 1 where there are two classes, else the mean over the classes that occur; 0/0 is 0. As scikit-learn.</summary>
    public static Metric F1 { get; } = new F1Metric(null, null, null);

    /// <summary>F1 averaged in a way of one's own.</summary>
    /// <param name="averaging">How the classes become one figure.</param>
    /// <param name="threshold">From which single output on a row is of class 1, finite; null: as <see cref="CreateState{T}(Network{T}, int)"/> says.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting out of range.</exception>
    public static Metric F1With(Averaging averaging, double? threshold = null) => ClassScore.Checked(new F1Metric(averaging, null, threshold));

    /// <summary>F1 of one class.</summary>
    /// <param name="class">Which; with a single output 0 or 1.</param>
    /// <param name="threshold">From which single output on a row is of class 1, finite; null: as <see cref="CreateState{T}(Network{T}, int)"/> says.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting out of range.</exception>
    public static Metric F1Of(int @class, double? threshold = null) => ClassScore.Checked(new F1Metric(null, @class, threshold));

    private sealed record F1Metric(Averaging? Averaging, int? Class, double? Threshold) : ClassScore(Averaging, Class, Threshold)
    {
        protected override string ScoreName => nameof(F1);

        protected override double Score(long right, long predicted, long actual) => Ratio(2.0 * right, (double)predicted + actual);
    }
}
