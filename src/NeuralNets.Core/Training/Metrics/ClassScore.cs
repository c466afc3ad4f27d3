using System.Globalization;
using NeuralNets.Kernels;

namespace NeuralNets;

public abstract partial record Metric
{
    /// <summary>A figure of one class, made from three counts, and how those of several classes are averaged.</summary>
    /// <param name="Averaging">null: class 1 of two, macro of more.</param>
    /// <param name="Class">The figure of this class alone.</param>
    /// <param name="Threshold">null: what the network or the caller says.</param>
    private abstract record ClassScore(Averaging? Averaging, int? Class, double? Threshold) : Metric
    {
        public sealed override bool HigherIsBetter => true;

        public sealed override string Name =>
            string.Create(CultureInfo.InvariantCulture, $"{Averaging}{ScoreName}{(Class is int c ? $"[{c}]" : "")}{At(Threshold)}");

        protected abstract string ScoreName { get; }

        /// <summary>Of one class: rows that are and were predicted, rows predicted, rows that are. 0/0 is 0.</summary>
        protected abstract double Score(long right, long predicted, long actual);

        public sealed override MetricState CreateState(int outputSize, int targetSize, double threshold = 0.5)
        {
            var classes = new ClassReader(outputSize, targetSize, Threshold ?? threshold);
            if (Class >= classes.Classes)
                throw new ArgumentException($"outputSize is {outputSize}: there are {classes.Classes} classes, none is number {Class}.", nameof(outputSize));
            return new State(this, classes, outputSize, targetSize);
        }

        public static ClassScore Checked(ClassScore score)
        {
            if (score.Averaging is Averaging averaging)
                Setting.Defined(averaging);
            if (score.Class is int @class)
                ArgumentOutOfRangeException.ThrowIfNegative(@class, nameof(@class));
            if (score.Threshold is double threshold)
                Setting.Finite(threshold);
            return score;
        }

        protected static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;

        private sealed class State(ClassScore metric, ClassReader classes, int outputSize, int targetSize) : MetricState(outputSize, targetSize)
        {
            private readonly long[] _right = new long[classes.Classes], _predicted = new long[classes.Classes], _actual = new long[classes.Classes];

            public override double Result =>
                Rows == 0 ? double.NaN
                : metric.Class is int c ? Score(c)
                : metric.Averaging switch
                {
                    null when _right.Length == 2 => Score(1),
                    NeuralNets.Averaging.Micro => metric.Score(_right.Sum(), Rows, Rows),
                    NeuralNets.Averaging.Weighted => Mean(c => _actual[c]),
                    _ => Mean(c => _actual[c] + _predicted[c] > 0 ? 1 : 0),
                };

            protected override void AddRow(ReadOnlySpan<double> output, ReadOnlySpan<double> target)
            {
                int actual = classes.Actual(target), predicted = classes.Predicted(output);
                _actual[actual]++;
                _predicted[predicted]++;
                if (actual == predicted)
                    _right[actual]++;
            }

            private double Score(int c) => metric.Score(_right[c], _predicted[c], _actual[c]);

            private double Mean(Func<int, double> weight)
            {
                double sum = 0, weights = 0;
                for (int c = 0; c < _right.Length; c++)
                {
                    sum += weight(c) * Score(c);
                    weights += weight(c);
                }
                return sum / weights;
            }
        }
    }
}
