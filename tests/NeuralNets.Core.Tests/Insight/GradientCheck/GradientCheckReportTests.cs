using NeuralNets.Insight;
using NeuralNets.Tests.Network;
using NeuralNets.Tests.Persistence;

namespace NeuralNets.Tests.Insight;

public class GradientCheckReportTests
{
    // Only weights into neuron 2 of layer 1 are wrong, and of them only those from neurons that are not 0: neuron 3 of layer 0.
    private static GradientCheckReport OneWrongWeight()
    {
        var network = new Network<double>(2, [new Dense(4, Activation.Identity), new Dense(3, new OneWrongNeuron(2)) { HasBias = false }], seed: 1);
        network.Parameters[..12].Clear();
        network.Biases(0)[3] = 0.5;
        return GradientCheck.Of(network, [0.1, 0.2], [0, 0, 5], Cost.SquaredError, new GradientCheckOptions { FirstLayer = 1 });
    }

    [Fact]
    public void TheWorstWeightIsNamed()
    {
        GradientCheckReport report = OneWrongWeight();
        GradientComparison worst = report.Worst!;
        Assert.Equal("layer 1, w[2, 3]", worst.Name);
        Assert.Equal(1, report.Count(GradientAgreement.Differs));
        Assert.Equal(2, worst.Analytic / worst.Numeric, 1e-6);
        Assert.Equal(0.5, worst.RelativeError, 1e-6);
    }

    [Fact]
    public void TheTextSaysVerdictWorstAndBlocksInAnyCulture()
    {
        using var culture = new CultureScope(",");
        string text = OneWrongWeight().ToString();
        Assert.StartsWith("Gradient check of a network of 24 parameters: Failed. 11 of 12 derivatives agree", text, StringComparison.Ordinal);
        Assert.Matches(@"Worst: layer 1, w\[2, 3\]: analytic -?\d+\.\d+, numeric -?\d+\.\d+ \(relative error 5\.0E-001", text);
        Assert.Matches(@"layer 1, weight +12 +12 +11 +0 +0 +1 ", text);
    }

    [Fact]
    public void EveryEntryOfASmallNetworkAndItsInputsIsCompared()
    {
        var network = new Network<float>(3, [new Dense(4, Activation.Tanh), new LayerNorm(), new PReLU(), new Dense(2, Activation.Sigmoid)], seed: 1);
        GradientCheckReport report = GradientCheck.Of(network, Examples.Uniform<float>(6, 1), Examples.Uniform<float>(4, 2), Cost.SquaredError);
        Assert.Equal(["layer 0, weight", "layer 0, bias", "layer 1, scale", "layer 1, shift", "layer 2, slope", "layer 3, weight", "layer 3, bias", "inputs"], report.Groups.Select(group => group.Name));
        Assert.Equal(network.Parameters.Length + 6, report.Compared);
        Assert.Equal(network.EvaluateCost(Examples.Uniform<float>(6, 1), Examples.Uniform<float>(4, 2), Cost.SquaredError), report.Cost, 1e-6);
    }

    [Fact]
    public void TheNetworkAndTheExamplesStayAsTheyAre()
    {
        var network = new Network<double>(3, [new Dense(4, Activation.Tanh), new Dense(2, Activation.Sigmoid)], seed: 1);
        double[] x = Examples.Uniform<double>(6, 1), before = [.. network.Parameters, .. x];
        GradientCheck.Of(network, x, Examples.Uniform<double>(4, 2), Cost.SquaredError);
        SameBits.Assert<double>(before, [.. network.Parameters, .. x], "parameters and inputs");
    }

    [Fact]
    public void BadArgumentsAreRefused()
    {
        var network = new Network<double>(3, [new Dense(2, Activation.Sigmoid)]);
        Assert.Throws<ArgumentException>("inputs", () => GradientCheck.Of(network, new double[4], new double[2], Cost.SquaredError));
        Assert.Throws<ArgumentException>("inputs", () => GradientCheck.Of(network, [], [], Cost.SquaredError));
        Assert.Throws<ArgumentException>("targets", () => GradientCheck.Of(network, new double[3], new double[3], Cost.SquaredError));
        Assert.Throws<ArgumentException>("outputs", () => GradientCheck.Of(Cost.SquaredError, [], [], 2));
        Assert.Throws<ArgumentException>("z", () => GradientCheck.Of(Activation.Tanh, new double[3], 2));
        foreach (GradientCheckOptions bad in (GradientCheckOptions[])[new() { EntriesPerBlock = 0 }, new() { Directions = -1 }, new() { FirstLayer = -1 }, new() { RelativeTolerance = double.NaN }, new() { AbsoluteTolerance = -1 }, new() { StepSizes = [] }, new() { StepSizes = [0] }])
            Assert.ThrowsAny<ArgumentException>(() => GradientCheck.Of(network, new double[3], new double[2], Cost.SquaredError, bad));
    }
}
