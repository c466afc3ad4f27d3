using NeuralNets.Insight;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight.Relaxations;

public class RelaxationTests
{
    private static readonly Layer[] Soft =
    [
        new Dense(5, Activation.Sigmoid), new ActivationLayer(Activation.SoftmaxWith(2)), new Dropout(0.1),
        new Dense(4, Activation.Tanh) { HasBias = false }, new GumbelSoftmax(0.5), new Dense(3, Activation.Softmax),
    ];

    [Fact]
    public void EverySoftPieceBecomesTheHardOneItStandsFor()
    {
        Layer[] expected =
        [
            new Dense(5, Activation.Step), new ActivationLayer(new ArgMax()), new Dropout(0.1),
            new Dense(4, Activation.Tanh) { HasBias = false }, new ActivationLayer(new ArgMax()), new Dense(3, Activation.Softmax),
        ];
        var network = new Network<float>(2, Soft, seed: 1);
        Assert.Equal(expected, Relaxation.Harden(network).Layers);
        Assert.Equal(new Dense(3, new ArgMax()), Relaxation.Harden(network, output: true).Layers[^1]);
        SameBits.Assert<float>(network.Parameters, Relaxation.Harden(network).Parameters, "parameters");
        foreach (IActivation step in new[] { Activation.SigmoidWith(3), Activation.HardSigmoid, Activation.StepStraightThrough, Activation.StepClippedStraightThrough, Activation.StepSigmoid(2), Activation.StepArcTan(2) })
            Assert.Equal(Activation.Step, Relaxation.Harden(step));
        Assert.Equal(new ArgMax(), Relaxation.Harden(Activation.Sparsemax));
        Assert.Equal(new ArgMax(), Relaxation.Harden(new ArgMax(1)));
        Assert.Equal(Activation.Softmin, Relaxation.Harden(Activation.Softmin));
    }

    [Fact]
    public void TheTemperatureIsThatOfAllLayersButTheLast()
    {
        Layer[] expected =
        [
            new Dense(5, Activation.SigmoidWith(0.1)), new ActivationLayer(Activation.SoftmaxWith(0.1)), new Dropout(0.1),
            new Dense(4, Activation.Tanh) { HasBias = false }, new GumbelSoftmax(0.1), new Dense(3, Activation.Softmax),
        ];
        Assert.Equal(expected, Relaxation.AtTemperature(Soft, 0.1));
        Assert.Equal(expected, Relaxation.AtTemperature(Relaxation.AtTemperature(Soft, 7), 0.1));
        Assert.Throws<ArgumentOutOfRangeException>("temperature", () => Relaxation.AtTemperature(Soft, 0));
    }

    [Fact]
    public void HardIsTheLimitOfColdSoft()
    {
        Layer[] layers = [new Dense(5, Activation.Sigmoid), new Dense(4, Activation.Softmax), new Dense(4, Activation.Identity), new GumbelSoftmax(), new Dense(3, Activation.Softmax)];
        var network = new Network<double>(2, layers);
        Examples.Uniform<double>(network.Parameters.Length, seed: 2).CopyTo(network.Parameters);
        double[] x = Examples.Uniform<double>(50 * 2, 3), hard = new double[50 * 3], cold = new double[50 * 3];
        Relaxation.Harden(network).Predict(x, hard);
        Relaxation.WithLayers(network, Relaxation.AtTemperature(layers, 1e-9)).Predict(x, cold);
        Assert.All(hard.Zip(cold), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void OtherShapesAreRefused()
    {
        var network = new Network<float>(2, Soft);
        Assert.Throws<ArgumentException>("layers", () => Relaxation.WithLayers(network, [new Dense(3, Activation.Softmax)]));
        Assert.Throws<ArgumentNullException>("layer", () => Relaxation.Harden((Layer)null!));
        Assert.Throws<ArgumentException>("data", () => new SurrogateTracker<float>(Dataset.Create(new float[3], new float[3], 3), Cost.Hinge).Measure(network));
    }

    [Fact]
    public void ArgMaxChoosesTheFirstOfTheLargestRowByRow()
    {
        double[] z = [1, 3, 2, 5, 5, 0, double.NegativeInfinity, double.PositiveInfinity, 0, 1, double.NaN, 2], a = new double[12], dz = new double[12];
        new ArgMax().Activate<double>(z, a, 3);
        SameBits.Assert<double>([0, 1, 0, 1, 0, 0, 0, 1, 0, double.NaN, double.NaN, double.NaN], a, "a");
        new ArgMax().Activate<double>(z, z, 3);
        SameBits.Assert<double>(a, z, "in place");
        new ArgMax().Backpropagate<double>(z, a, a, dz, 3);
        Assert.All(dz, value => Assert.Equal(0, value));
        Assert.Throws<ArgumentOutOfRangeException>("surrogateTemperature", () => new ArgMax(0));
    }

    [Fact]
    public void ArgMaxWithASurrogateLearnsAsSoftmaxAtThatTemperature()
    {
        float[] z = Examples.Uniform<float>(7 * 5, 1), da = Examples.Uniform<float>(7 * 5, 2), s = new float[35], expected = new float[35];
        Activation.SoftmaxWith(0.5).Activate<float>(z, s, 5);
        Activation.SoftmaxWith(0.5).Backpropagate<float>(z, s, da, expected, 5);
        new ArgMax(0.5).Backpropagate<float>(z, new float[35], da, da, 5);
        SameBits.Assert<float>(expected, da, "dz");
    }

    [Fact]
    public void TheReportIsATable()
    {
        var data = Dataset.Create(new double[] { -1, 1, 2 }, new double[] { 0, 0, 1 }, 1);
        var network = new Network<double>(1, [new Dense(1, Activation.Sigmoid) { WeightInitializer = Initializer.Ones }]);
        var tracker = new SurrogateTracker<double>(data, Cost.SquaredError) { Temperature = 1, HardensOutput = true };
        tracker.Measure(network);
        Assert.Equal(
            "epoch  temperature   cost  hard cost     gap   error  hard error\n" +
            "    0            1  0.207     0.3333  0.1263  0.3333      0.3333\n", tracker.Report.ToString().ReplaceLineEndings("\n"));
        var regression = new SurrogateTracker<double>(data, Cost.SquaredError) { CountsErrors = false };
        Assert.Null(regression.Measure(network).Error);
        Assert.Contains("–", regression.Report.ToString(), StringComparison.Ordinal);
    }
}
