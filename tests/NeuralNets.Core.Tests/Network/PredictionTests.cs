namespace NeuralNets.Tests.Network;

/// <summary>Outputs of the first layers, and classes.</summary>
public class PredictionTests
{
    [Theory, InlineData(1), InlineData(7), InlineData(1100)]
    public void TheFirstLayersGiveWhatANetworkOfThoseLayersGives(int rows)
    {
        Layer[] layers =
        [
            new Dropout(0.5), new ActivationLayer(Activation.Tanh), new Dense(6, Activation.ReLU), new LayerNorm(), new Dropout(0.2),
            new Dense(2, Activation.Identity), new ActivationLayer(Activation.Softmax), new Dense(5, Activation.Sigmoid),
        ];
        var network = new Network<float>(4, layers, seed: 3);
        float[] x = Examples.Uniform<float>(rows * 4, rows), all = new float[rows * 5], outputs = new float[rows * 5];
        var same = new float[rows * 4];
        network.Predict(x, same, 0);
        SameBits.Assert<float>(x, same, "0 layers");
        for (int n = 1; n <= layers.Length; n++)
        {
            var first = new Network<float>(4, layers[..n]);
            network.Parameters[..first.Parameters.Length].CopyTo(first.Parameters);
            float[] expected = new float[rows * first.OutputSize], actual = new float[rows * first.OutputSize];
            first.Predict(x, expected);
            network.Predict(x, actual, n);
            SameBits.Assert<float>(expected, actual, $"{n} layers");
        }
        network.Predict(x, all);
        network.Predict(x, outputs, layers.Length);
        SameBits.Assert<float>(all, outputs, "all layers");
    }

    [Fact]
    public void NoLayersGiveTheInputsBeforeAWiderAndANarrowerLayer()
    {
        foreach (int size in new[] { 1, 9 })
        {
            var network = new Network<double>(3, [new Dense(size, Activation.Tanh)]);
            double[] x = Examples.Uniform<double>(15, 1), y = new double[15];
            network.Predict(x, y, 0);
            SameBits.Assert<double>(x, y, $"before {size}");
        }
    }

    [Fact]
    public void TheFirstOfTheLargestOutputsIsTheClass()
    {
        var network = new Network<float>(3, [new ActivationLayer(Activation.Identity)]);
        float[] x = [1, 2, 3, 5, 5, 1, 0, -1, 0, -3, -2, -2, 7, 7, 7];
        var classes = new int[5];
        network.Classify(x, classes);
        Assert.Equal([2, 0, 0, 1, 0], classes);
    }

    public static TheoryData<string> SingleOutputs() => [.. Singles.Keys];

    private static readonly Dictionary<string, Layer[]> Singles = new()
    {
        ["sigmoid"] = [new Dense(1, Activation.Sigmoid)],
        ["tanh"] = [new Dense(1, Activation.Tanh)],
        ["identity"] = [new Dense(1, Activation.Identity)],
        ["activation layer"] = [new Dense(1, Activation.Identity), new ActivationLayer(Activation.Sigmoid)],
        ["dropout behind"] = [new Dense(1, Activation.Sigmoid), new Dropout(0.5)],
        ["identity behind"] = [new Dense(1, Activation.Sigmoid), new ActivationLayer(Activation.Identity)],
        ["activation only"] = [new ActivationLayer(Activation.Sigmoid)],
    };

    [Theory, MemberData(nameof(SingleOutputs))]
    public void ASingleOutputIsOneWhereItsWeightedSumIsNotNegative(string name)
    {
        var network = new Network<double>(1, Singles[name]);
        if (network.Parameters.Length > 0)
            network.Parameters[0] = 1;
        double[] z = [-3, -1e-300, -0.0, 0, 1e-300, 2, double.NegativeInfinity, double.PositiveInfinity, double.NaN];
        var classes = new int[z.Length];
        network.Classify(z, classes);
        Assert.Equal([0, 0, 1, 1, 1, 1, 0, 1, 0], classes);
    }

    [Fact]
    public void ClassesDoNotDependOnTheBatch()
    {
        const int rows = 2500;
        var network = new Network<float>(4, [new Dense(8, Activation.ReLU), new Dense(5, Activation.Softmax)], seed: 3);
        float[] x = Examples.Uniform<float>(rows * 4, 1), outputs = new float[rows * 5];
        var classes = new int[rows];
        network.Classify(x, classes);
        network.Predict(x, outputs);
        for (int r = 0; r < rows; r++)
            Assert.Equal(Array.IndexOf(outputs[(5 * r)..(5 * r + 5)], outputs.AsSpan(5 * r, 5).ToArray().Max()), classes[r]);
        Assert.True(classes.Distinct().Count() > 1);
    }
}
