namespace NeuralNets;

public abstract partial record Metric
{
    /// <summary>Mean absolute error: Σ |a − y| / (rows · outputs).</summary>
    public static Metric MeanAbsoluteError { get; } = new MeanAbsoluteErrorMetric();

    private sealed record MeanAbsoluteErrorMetric : Metric
    {
        public override string Name => nameof(MeanAbsoluteError);
        public override bool HigherIsBetter => false;

        public override MetricState CreateState(int outputSize, int targetSize, double threshold = 0.5) => new State(outputSize, targetSize);

        private sealed class State(int outputSize, int targetSize) : RegressionState(outputSize, targetSize)
        {
            private double _sum;

            public override double Result => _sum / ((double)Rows * OutputSize);

            protected override void AddRow(ReadOnlySpan<double> output, ReadOnlySpan<double> target)
            {
                for (int j = 0; j < output.Length; j++)
                    _sum += Math.Abs(output[j] - target[j]);
            }
        }
    }
}
