namespace NeuralNets;

public abstract partial record Metric
{
    /// <summary>
    /// Area under the receiver operating characteristic: the probability that a row of the class has a larger output than one
    /// that is not, equal outputs counting half. One or two outputs: of class 1; more: one against the rest, the mean over the
    /// classes that some rows have and others have not; NaN where there is none, or where an output is NaN.
    /// </summary>
    /// <remarks>
    /// Outputs of different rows are compared, so with several outputs they should be probabilities (softmax), not its inputs.
    /// The state keeps the outputs, 8 bytes each; rows × outputs stays below 2³¹. Exact: a quotient of two counts. Mann, Whitney
    /// 1947; Hanley, McNeil 1982, "The meaning and use of the area under a receiver operating characteristic (ROC) curve".
    /// </remarks>
    public static Metric RocAuc { get; } = new RocAucMetric();

    private sealed record RocAucMetric : Metric
    {
        public override string Name => nameof(RocAuc);
        public override bool HigherIsBetter => true;

        public override MetricState CreateState(int outputSize, int targetSize, double threshold = 0.5) => new State(outputSize, targetSize);

        private sealed class State(int outputSize, int targetSize) : MetricState(outputSize, targetSize)
        {
            private readonly ClassReader _classes = new(outputSize, targetSize, threshold: 0);
            private readonly List<double> _scores = [];
            private readonly List<int> _actual = [];

            private int Columns => OutputSize > 2 ? OutputSize : 1;

            public override double Result
            {
                get
                {
                    double sum = 0;
                    int defined = 0;
                    for (int column = 0; column < Columns; column++)
                    {
                        int positive = Columns == 1 ? 1 : column;
                        if (!_actual.Contains(positive) || _actual.TrueForAll(c => c == positive))
                            continue;
                        sum += Area(column, positive);
                        defined++;
                    }
                    return sum / defined;
                }
            }

            protected override void AddRow(ReadOnlySpan<double> output, ReadOnlySpan<double> target)
            {
                _actual.Add(_classes.Actual(target));
                _scores.AddRange(Columns == 1 ? output[^1..] : output);
            }

            private double Area(int column, int positive)
            {
                var scores = new double[_actual.Count];
                var isPositive = new bool[_actual.Count];
                for (int r = 0; r < scores.Length; r++)
                {
                    scores[r] = _scores[r * Columns + column];
                    isPositive[r] = _actual[r] == positive;
                    if (double.IsNaN(scores[r]))
                        return double.NaN;
                }
                Array.Sort(scores, isPositive);

                // Twice the pairs in the right order, an equal pair counting one half: whole numbers, so the order inside a tie is of no weight.
                long twice = 0, below = 0, positives = 0;
                for (int first = 0, end; first < scores.Length; first = end)
                {
                    long here = 0;
                    for (end = first; end < scores.Length && scores[end] == scores[first]; end++)
                        here += isPositive[end] ? 1 : 0;
                    long others = end - first - here;
                    twice += here * (2 * below + others);
                    below += others;
                    positives += here;
                }
                return twice / (2.0 * positives * below);
            }
        }
    }
}
