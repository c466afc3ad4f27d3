namespace NeuralNets;

public abstract partial record Metric
{
    /// <summary>
    /// Coefficient of determination R² = 1 − Σ (a − y)² / Σ (y − ȳ)² of each output; the mean over the outputs. 1 is perfect, 0
    /// as good as always saying ȳ. A target that never changes: 1 where there is no error, else 0. Fewer than 2 rows: NaN. As scikit-learn.
    /// </summary>
    /// <remarks>Σ (y − ȳ)² in one pass: Welford 1962, "Note on a method for calculating corrected sums of squares and products".</remarks>
    public static Metric R2 { get; } = new R2Metric();

    private sealed record R2Metric : Metric
    {
        public override string Name => nameof(R2);
        public override bool HigherIsBetter => true;

        public override MetricState CreateState(int outputSize, int targetSize, double threshold = 0.5) => new State(outputSize, targetSize);

        private sealed class State(int outputSize, int targetSize) : RegressionState(outputSize, targetSize)
        {
            private readonly double[] _errors = new double[outputSize];
            private readonly RunningMoments[] _targets = new RunningMoments[outputSize];

            public override double Result => Rows < 2 ? double.NaN : Mean([.. _errors.Zip(_targets, (e, y) => R2(e, y.SumOfSquares))]);

            protected override void AddRow(ReadOnlySpan<double> output, ReadOnlySpan<double> target)
            {
                for (int j = 0; j < output.Length; j++)
                {
                    double e = output[j] - target[j];
                    _errors[j] += e * e;
                    _targets[j].Add(target[j]);
                }
            }

            private static double R2(double errors, double deviations) =>
                deviations != 0 ? 1 - errors / deviations : errors == 0 ? 1 : 0;
        }
    }
}
