namespace NeuralNets.Tests.Training.Metrics;

/// <summary>Metrics of networks and data sets, of one's own, and with bad input.</summary>
public class MetricTests
{
    private static Dataset<T> Data<T>(int rows, int classes) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Dataset.Classification(
        Samples.Uniform(rows * 3, -1, 1, seed: 1).To<T>(), [.. Samples.Uniform(rows, 0, classes, seed: 2).Select(c => (int)c)], classes);

    private sealed record LargestOutput : Metric
    {
        public override string Name => nameof(LargestOutput);
        public override bool HigherIsBetter => false;

        public override MetricState CreateState(int outputSize, int targetSize, double threshold = 0.5) => new State(outputSize, targetSize);

        private sealed class State(int outputSize, int targetSize) : MetricState(outputSize, targetSize)
        {
            private double _largest = double.NaN;

            public override double Result => _largest;

            protected override void AddRow(ReadOnlySpan<double> output, ReadOnlySpan<double> target)
            {
                foreach (double a in output)
                    _largest = a <= _largest ? _largest : a;
            }
        }
    }

    [Theory, InlineData(1), InlineData(1024), InlineData(2500)]
    public void A_data_set_gives_what_its_rows_give(int rows)
    {
        var network = new Network<float>(3, [new Dense(4, Activation.Softmax)], seed: 1);
        Dataset<float> data = Data<float>(rows, 4).Subset(..);
        float[] inputs = new float[rows * 3], targets = new float[rows * 4], outputs = new float[rows * 4];
        data.Read([.. Enumerable.Range(0, rows)], inputs, targets);
        network.Predict(inputs, outputs);
        foreach (Metric metric in (Metric[])[Metric.Accuracy, Metric.F1, Metric.RocAuc, Metric.RootMeanSquaredError, new LargestOutput()])
            SameBits.Assert<double>([metric.Evaluate(outputs, targets, 4)], [metric.Evaluate(network, data)], metric.Name);
        Assert.Equal(Metric.Accuracy.Evaluate(network, data), ConfusionMatrix.Of(network, data).Accuracy);
    }

    public static TheoryData<string> LastLayers() => ["Sigmoid", "Tanh", "Identity", "Softplus", "none", "dropout"];

    [Theory, MemberData(nameof(LastLayers))]
    public void The_class_of_a_single_output_is_that_of_Classify(string last)
    {
        Layer[] layers = last switch
        {
            "Sigmoid" => [new Dense(1, Activation.Sigmoid)],
            "Tanh" => [new Dense(1, Activation.Identity), new ActivationLayer(Activation.Tanh)],
            "Softplus" => [new Dense(1, Activation.Softplus())],
            "Identity" => [new Dense(1, Activation.Identity)],
            "dropout" => [new Dense(1, Activation.Sigmoid), new Dropout(0.5)],
            _ => [new Dense(1, Activation.Identity), new LayerNorm()],
        };
        var network = new Network<double>(3, layers, seed: 3);
        const int Rows = 200;
        double[] inputs = Samples.Uniform(Rows * 3, -1, 1, seed: 4), targets = [.. Samples.Uniform(Rows, 0, 2, seed: 5).Select(Math.Floor)];
        var classes = new int[Rows];
        network.Classify(inputs, classes);
        double want = classes.Zip(targets, (c, y) => c == (int)y ? 1.0 : 0).Average();
        Assert.Equal(want, Metric.Accuracy.Evaluate(network, Dataset.Create(inputs, targets, 3)));
    }

    [Fact]
    public void No_rows_of_a_data_set_give_no_figure() =>
        Assert.Equal(double.NaN, Metric.Accuracy.Evaluate(new Network<float>(3, [new Dense(2, Activation.Softmax)]), Data<float>(5, 2).Subset(..0)));

    [Fact]
    public void Sizes_without_meaning_are_named()
    {
        Check("targetSize is 1; an error of each of the 2 outputs", () => Metric.R2.CreateState(2, 1));
        Check("outputSize is 3; Top4 needs an output for each of at least 4 classes", () => Metric.TopK(4).CreateState(3, 1));
        Check("outputSize is 1; Top1 needs an output for each of at least 2 classes", () => Metric.TopK(1).CreateState(1, 1));
        Check("outputSize is 3: there are 3 classes, none is number 3", () => Metric.RecallOf(3).CreateState(3, 1));
        Check("A target is 3, not a class index from 0 to 2", () => Metric.Accuracy.Evaluate([1.0, 2, 3], [3.0], 3));
        Check("A target is 0.5, not a class index", () => Metric.Accuracy.Evaluate([1.0, 2, 3], [0.5], 3));
        Check("A target is NaN, not a class index", () => Metric.Accuracy.Evaluate([1.0, 2, 3], [double.NaN], 3));
        Check("outputs holds 4 values, not a multiple of outputSize 3", () => Metric.Accuracy.Evaluate([1.0, 2, 3, 4], [1.0], 3));
        Check("targets holds 3 values, not a positive multiple of the 2 rows", () => Metric.Accuracy.Evaluate([1.0, 2], [1.0, 1, 1], 1));
        Check("data has InputSize 3, the network 4", () => Metric.Accuracy.Evaluate(new Network<float>(4, [new Dense(2, Activation.Softmax)]), Data<float>(5, 2)));
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("k", () => Metric.TopK(0));
        Assert.Throws<ArgumentOutOfRangeException>("threshold", () => Metric.AccuracyWith(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("threshold", () => Metric.F1With(Averaging.Macro, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>("averaging", () => Metric.PrecisionWith((Averaging)7));
        Assert.Throws<ArgumentOutOfRangeException>("class", () => Metric.RecallOf(-1));
        Assert.Throws<ArgumentOutOfRangeException>("outputSize", () => Metric.Accuracy.CreateState(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("targetSize", () => Metric.R2.CreateState(1, 0));
    }

    [Fact]
    public void Rows_that_do_not_fit_change_nothing()
    {
        MetricState state = Metric.Accuracy.CreateState(2, 1);
        state.Add<float>([1, 0], [0]);
        Assert.Throws<ArgumentException>("outputs", () => state.Add<float>([1, 0, 1], [0]));
        Assert.Throws<ArgumentException>("targets", () => state.Add<float>([1, 0, 1, 0], [0]));
        Assert.Equal((1, 1.0), (state.Rows, state.Result));
    }

    private static void Check(string message, Func<object> call) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(call).Message, StringComparison.Ordinal);
}
