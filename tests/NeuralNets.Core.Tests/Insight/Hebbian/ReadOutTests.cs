using NeuralNets.Insight;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight.Hebbian;

public class ReadOutTests
{
    private static Network<float> New() => new(5, [new Dense(7, Activation.Tanh), new Dropout(0.5), new LayerNorm(), new Dense(3, Activation.Softmax)], seed: 2);

    private static Dataset<float> Data(int rows) => Dataset.Create(Examples.Uniform<float>(rows * 5, 1), Examples.OneHot<float>(rows, 3, 2), 5);

    [Theory, InlineData(0, 5), InlineData(1, 7), InlineData(4, 3)]
    public void FeaturesAreWhatTheFirstLayersPredictWithTheSameTargets(int layers, int width)
    {
        const int rows = 2500;
        Network<float> network = New();
        float[] x = new float[rows * 5], y = new float[rows * 3], features = new float[rows * width];
        Data(rows).Read([.. Enumerable.Range(0, rows)], x, y);
        network.Predict(x, features, layers);

        MemoryDataset<float> data = ReadOut.Features(network, layers, Data(rows));

        SameBits.Assert<float>(features, data.Inputs.Span, "features");
        SameBits.Assert<float>(y, data.Targets.Span, "targets");
    }

    [Fact]
    public void AHeadTrainedOnFeaturesAndPutBackLeavesTheFirstLayersAlone()
    {
        Network<float> network = New();
        float[] first = network.Parameters[..(5 * 7 + 7)].ToArray(), x = Examples.Uniform<float>(10 * 5, 1), expected = new float[30], outputs = new float[30];
        Network<float> head = ReadOut.Head(network, 2);
        SameBits.Assert<float>(network.Parameters[first.Length..], head.Parameters, "head");
        new Trainer<float>(head, Cost.CrossEntropy, new SGD(0.1)) { Epochs = 2 }.Train(ReadOut.Features(network, 2, Data(50)));

        ReadOut.Attach(network, 2, head);

        SameBits.Assert<float>(first, network.Parameters[..first.Length], "first layers");
        head.Predict(ReadOut.Features(network, 2, Data(10)).Inputs.Span, expected);
        network.Predict(x, outputs);
        SameBits.Assert<float>(expected, outputs, "outputs");
    }

    [Fact]
    public void WhatDoesNotFitIsRefused()
    {
        Network<float> network = New();
        Assert.Throws<ArgumentOutOfRangeException>("layers", () => ReadOut.Features(network, 5, Data(3)));
        Assert.Throws<ArgumentOutOfRangeException>("layers", () => ReadOut.Head(network, 4));
        Assert.Throws<ArgumentOutOfRangeException>("layers", () => ReadOut.Head(network, -1));
        Assert.Throws<ArgumentException>("data", () => ReadOut.Features(network, 1, Dataset.Create(new float[4], new float[1], 4)));
        Assert.Throws<ArgumentException>("head", () => ReadOut.Attach(network, 1, ReadOut.Head(network, 2)));
    }
}
