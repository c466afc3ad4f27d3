namespace NeuralNets.Tests.Training.Metrics;

/// <summary>Every built-in metric, with outputs and targets it has a meaning for.</summary>
internal static class MetricTable
{
    public sealed record Row(Metric Metric, int OutputSize, int TargetSize, bool IsClassification)
    {
        public override string ToString() => $"{Metric} of {OutputSize} outputs, targets of {TargetSize}";

        /// <summary>Outputs of few values, so that ties are frequent.</summary>
        public (double[] Outputs, double[] Targets) Draw(int rows, int seed)
        {
            var random = new RandomStream((ulong)seed, 0);
            var outputs = new double[rows * OutputSize];
            var targets = new double[rows * TargetSize];
            foreach (ref double a in outputs.AsSpan())
                a = random.NextBelow(9) / 8.0;
            for (int r = 0; r < rows; r++)
            {
                int actual = (int)random.NextBelow((ulong)Math.Max(OutputSize, 2));
                Span<double> target = targets.AsSpan(r * TargetSize, TargetSize);
                if (!IsClassification)
                {
                    foreach (ref double y in target)
                        y = random.NextGaussian();
                }
                else if (TargetSize == 1)
                {
                    target[0] = actual;
                }
                else
                {
                    target[actual] = 1;
                }
            }
            return (outputs, targets);
        }
    }

    public static IReadOnlyList<Row> Rows { get; } =
    [
        .. Classification(Metric.Accuracy),
        .. Classification(Metric.AccuracyWith(threshold: 0.25)),
        .. Classification(Metric.Precision),
        .. Classification(Metric.Recall),
        .. Classification(Metric.F1),
        .. Classification(Metric.PrecisionWith(Averaging.Weighted)),
        .. Classification(Metric.RecallWith(Averaging.Micro)),
        .. Classification(Metric.F1With(Averaging.Macro, threshold: 0.75)),
        .. Classification(Metric.PrecisionOf(0)),
        .. Classification(Metric.RecallOf(1)),
        .. Classification(Metric.F1Of(1, threshold: 0)),
        .. Classification(Metric.RocAuc),
        new(Metric.TopK(1), 3, 3, true),
        new(Metric.TopK(2), 4, 1, true),
        .. Regression(Metric.MeanAbsoluteError),
        .. Regression(Metric.RootMeanSquaredError),
        .. Regression(Metric.R2),
    ];

    public static TheoryData<int> Indices() => [.. Enumerable.Range(0, Rows.Count)];

    private static Row[] Classification(Metric metric) =>
        [new(metric, 1, 1, true), new(metric, 2, 2, true), new(metric, 4, 4, true), new(metric, 4, 1, true)];

    private static Row[] Regression(Metric metric) => [new(metric, 1, 1, false), new(metric, 3, 3, false)];
}
