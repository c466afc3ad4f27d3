namespace NeuralNets;

public abstract partial record Metric
{
    /// <summary>Root mean squared error √(Σ (a − y)² / rows) of each output; the mean over the outputs, as scikit-learn.</summary>
    public static Metric RootMeanSquaredError { get; } = new RootMeanSquaredErrorMetric();

    private sealed record RootMeanSquaredErrorMetric : Metric
    {
        public override string Name => nameof(RootMeanSquaredError);
        public override bool HigherIsBetter => false;

        public override MetricState CreateState(int outputSize, int targetSize, double threshold = 0.5) => new State(outputSize, targetSize);

        private sealed class State(int outputSize, int targetSize) : RegressionState(outputSize, targetSize)
        {
            private readonly double[] _squares = new double[outputSize];

            public override double Result => Mean([.. _squares.Select(sum => Math.Sqrt(sum / Rows))]);

            protected override void AddRow(ReadOnlySpan<double> output, ReadOnlySpan<double> target)
            {
                for (int j = 0; j < output.Length; j++)
                {
                    double e = output[j] - target[j];
                    _squares[j] += e * e;
                }
            }
        }
    }
}
