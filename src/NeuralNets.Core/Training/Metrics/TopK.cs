using System.Globalization;

namespace NeuralNets;

public abstract partial record Metric
{
    /// <summary>The share of rows whose class is among the k largest outputs; of equal outputs the first counts as larger. k = 1 is the accuracy.</summary>
    /// <param name="k">1 to the number of outputs, which is at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">k below 1.</exception>
    public static Metric TopK(int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        return new TopKMetric(k);
    }

    private sealed record TopKMetric(int K) : Metric
    {
        public override string Name => string.Create(CultureInfo.InvariantCulture, $"Top{K}");
        public override bool HigherIsBetter => true;

        public override MetricState CreateState(int outputSize, int targetSize, double threshold = 0.5)
        {
            if (outputSize < 2 || K > outputSize)
                throw new ArgumentException($"outputSize is {outputSize}; {Name} needs an output for each of at least {Math.Max(K, 2)} classes.", nameof(outputSize));
            return new State(K, outputSize, targetSize);
        }

        private sealed class State(int k, int outputSize, int targetSize) : MetricState(outputSize, targetSize)
        {
            private readonly ClassReader _classes = new(outputSize, targetSize, threshold: 0);
            private long _right;

            public override double Result => (double)_right / Rows;

            protected override void AddRow(ReadOnlySpan<double> output, ReadOnlySpan<double> target)
            {
                int actual = _classes.Actual(target), larger = 0;
                for (int j = 0; j < output.Length; j++)
                {
                    // NaN is beaten by everything and beats everything: it never makes a row right.
                    if (j != actual && !(output[j] < output[actual]) && (j < actual || output[j] != output[actual]))
                        larger++;
                }
                if (larger < k)
                    _right++;
            }
        }
    }
}
