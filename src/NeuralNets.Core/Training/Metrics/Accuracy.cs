using System.Globalization;
using NeuralNets.Kernels;

namespace NeuralNets;

public abstract partial record Metric
{
    /// <summary>The share of rows whose predicted class is that of the target; from 0 to 1.</summary>
    public static Metric Accuracy { get; } = new AccuracyMetric(null);

    /// <summary>Accuracy of a single output with a threshold of one's own.</summary>
    /// <param name="threshold">From which output on a row is of class 1; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A threshold that is not finite.</exception>
    public static Metric AccuracyWith(double threshold) => new AccuracyMetric(Setting.Finite(threshold));

    private static string At(double? threshold) => threshold is double t ? string.Create(CultureInfo.InvariantCulture, $"@{t}") : "";

    private sealed record AccuracyMetric(double? Threshold) : Metric
    {
        public override string Name => "Accuracy" + At(Threshold);
        public override bool HigherIsBetter => true;

        public override MetricState CreateState(int outputSize, int targetSize, double threshold = 0.5) =>
            new State(outputSize, targetSize, Threshold ?? threshold);

        private sealed class State(int outputSize, int targetSize, double threshold) : MetricState(outputSize, targetSize)
        {
            private readonly ClassReader _classes = new(outputSize, targetSize, threshold);
            private long _right;

            public override double Result => (double)_right / Rows;

            protected override void AddRow(ReadOnlySpan<double> output, ReadOnlySpan<double> target)
            {
                if (_classes.Predicted(output) == _classes.Actual(target))
                    _right++;
            }
        }
    }
}
