namespace NeuralNets.Tests.Network;

/// <summary>What a network shows of itself: its table, its views, its copies.</summary>
public class NetworkTests
{
    [Fact]
    public void ToStringIsATable()
    {
        var network = new Network<float>(784,
        [
            new Dense(30, Activation.Sigmoid), new LayerNorm(), new Dropout(0.25), new ActivationLayer(Activation.Tanh),
            new PReLU(), new RReLU(), new Dense(10, Activation.Softmax) { HasBias = false }, new GumbelSoftmax(0.5),
        ]);
        string[] expected =
        [
            "   layer              shape     activation  parameters",
            "0  Dense              784 → 30  Sigmoid         23,550",
            "1  LayerNorm          30 → 30                       60",
            "2  Dropout 0.25       30 → 30                        0",
            "3  Activation         30 → 30   Tanh                 0",
            "4  PReLU              30 → 30                       30",
            "5  RReLU 0.125…0.333  30 → 30                        0",
            "6  Dense, no bias     30 → 10   Softmax            300",
            "7  GumbelSoftmax 0.5  10 → 10                        0",
            "   total              784 → 10                  23,940",
        ];
        Assert.Equal(string.Join('\n', expected) + "\n", network.ToString().ReplaceLineEndings("\n"));
    }

    [Theory, InlineData(1, 1), InlineData(1, 5), InlineData(5, 1), InlineData(3, 4)]
    public void ViewsAddressTheParametersInputMajor(int inputs, int outputs)
    {
        var network = new Network<double>(inputs, [new ActivationLayer(Activation.Tanh), new Dense(outputs, Activation.Tanh)]);
        for (int i = 0; i < network.Parameters.Length; i++)
            network.Parameters[i] = i;

        var w = network.Weights(1);
        Assert.Equal([outputs, inputs], w.Lengths.ToArray());
        for (int j = 0; j < outputs; j++)
        {
            for (int k = 0; k < inputs; k++)
                Assert.Equal(k * outputs + j, w[j, k]);
        }
        Assert.Equal(Enumerable.Range(inputs * outputs, outputs).Select(i => (double)i), network.Biases(1).ToArray());
        w[outputs - 1, inputs - 1] = -1;
        Assert.Equal(-1, network.Parameters[inputs * outputs - 1]);
        Assert.Equal([new ParameterBlock(1, "weight", 0, inputs, outputs), new ParameterBlock(1, "bias", inputs * outputs, 1, outputs)], network.Blocks);
    }

    [Theory, InlineData(1, 1), InlineData(1, 5), InlineData(5, 1), InlineData(3, 4)]
    public void ViewsOfAGradientAddressItTheSameWay(int inputs, int outputs)
    {
        var network = new Network<double>(inputs, [new Dense(outputs, Activation.Identity)]);
        var gradient = new Gradient<double>(network);
        double[] x = Examples.Uniform<double>(inputs, 1), y = new double[outputs], a = new double[outputs];
        network.Predict(x, a);
        network.Backpropagate(x, y, Cost.SquaredError, gradient);

        var w = gradient.Weights(0);
        for (int j = 0; j < outputs; j++)
        {
            Assert.Equal(2 * a[j], gradient.Biases(0)[j]);
            for (int k = 0; k < inputs; k++)
                Assert.Equal(x[k] * (2 * a[j]), w[j, k]);
        }
    }

    [Fact]
    public void SingleAndDoubleOfOneSeedDifferByOneRounding()
    {
        Layer[] layers =
        [
            new Dense(20, Activation.ReLU), new LayerNorm(), new Dropout(0.1), new Dense(30, Activation.Tanh) { WeightInitializer = Initializer.HeUniform, BiasInitializer = new AllDraws() },
            new Dense(4, Activation.Softmax) { WeightInitializer = Initializer.LeCunNormal, HasBias = false },
        ];
        var doubles = new Network<double>(17, layers, seed: 5) { MaxThreads = 3 };
        Network<float> converted = doubles.ConvertTo<float>();

        SameBits.Assert<float>(new Network<float>(17, layers, seed: 5).Parameters, converted.Parameters, "parameters");
        Assert.Equal((3, 5ul), (converted.MaxThreads, converted.Seed));
        Assert.Equal(layers, converted.Layers);
        SameBits.Assert<float>(converted.Parameters, converted.ConvertTo<double>().ConvertTo<float>().Parameters, "there and back");
    }

    [Fact]
    public void AnotherSeedGivesOtherWeights()
    {
        Layer[] layers = [new Dense(20, Activation.ReLU)];
        float[] one = new Network<float>(17, layers, seed: 1).Parameters.ToArray(), two = new Network<float>(17, layers, seed: 2).Parameters.ToArray();
        Assert.DoesNotContain(Enumerable.Range(0, 17 * 20), i => one[i] == two[i]);
        Assert.All(one.Skip(17 * 20), bias => Assert.Equal(0, bias));
    }

    [Fact]
    public void ACloneIsIndependentAndSharesGradients()
    {
        var network = new Network<float>(3, [new Dense(4, Activation.Tanh), new Dropout(0.5), new Dense(2, Activation.Softmax)], seed: 9) { MaxThreads = 5 };
        network.Parameters[0] = 7;
        Network<float> clone = network.Clone();
        Assert.Equal((5, 9ul), (clone.MaxThreads, clone.Seed));
        SameBits.Assert<float>(network.Parameters, clone.Parameters, "parameters");

        float[] before = network.Parameters.ToArray(), x = Examples.Uniform<float>(12, 1), y = Examples.OneHot<float>(4, 2, 2);
        var gradient = new Gradient<float>(network);
        float cost = network.Backpropagate(x, y, Cost.CrossEntropy, gradient);
        Assert.Equal(cost, clone.Backpropagate(x, y, Cost.CrossEntropy, gradient));
        clone.GradientStep(gradient, 1);
        SameBits.Assert<float>(before, network.Parameters, "the original");
        Assert.NotEqual(before, clone.Parameters.ToArray());
    }

    [Fact]
    public void LaterChangesOfTheListOfLayersDoNotMatter()
    {
        var layers = new List<Layer> { new Dense(2, Activation.Tanh) };
        var network = new Network<float>(3, layers);
        layers.Clear();
        Assert.Equal([new Dense(2, Activation.Tanh)], network.Layers);
    }

    private sealed class AllDraws : IInitializer
    {
        public void Initialize<T>(Span<T> values, int inputs, int outputs, RandomStream random) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            foreach (ref T value in values)
                value = T.CreateTruncating(random.NextGaussian());
        }
    }
}
