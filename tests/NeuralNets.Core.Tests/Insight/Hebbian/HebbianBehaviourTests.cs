using NeuralNets.Insight;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight.Hebbian;

/// <summary>What each rule is known for.</summary>
public class HebbianBehaviourTests
{
    private static Dataset<double> Unlabelled(double[] x, int width) => Dataset.Create(x, x, width);

    [Fact]
    public void NeuronsThatFireTogetherWireTogether()
    {
        // Input 0 is what makes the neuron fire; input 1 fires with it in three rows of four, input 2 in one of four, input 3 never.
        var network = new Network<double>(4, [new Dense(1, Activation.Step) { HasBias = false, WeightInitializer = Initializer.Zeros }]);
        network.Parameters[0] = 1;
        double[] x = [1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1];
        double[] before = network.Parameters.ToArray();
        const double rate = 0.01;
        const int rows = 8;

        new HebbianTrainer<double>(network, 0, new Hebb(rate)).Step(x);

        for (int k = 0; k < 4; k++)
        {
            double together = Enumerable.Range(0, rows).Count(r => x[r * 4 + k] == 1 && x[r * 4] == 1);
            Assert.Equal(before[k] + rate * together / rows, network.Parameters[k], 1e-15);
        }
        Assert.True(network.Parameters[1] > network.Parameters[2] && network.Parameters[2] > network.Parameters[3] && network.Parameters[3] == 0);
    }

    [Fact]
    public void PlainHebbGrowsWithoutBoundAndDecayOrNormalisationHoldIt()
    {
        double[] x = Examples.Uniform<double>(200 * 3, seed: 1);
        double Length(HebbianRule rule)
        {
            var network = new Network<double>(3, [new Dense(1, Activation.Identity)], seed: 1);
            var trainer = new HebbianTrainer<double>(network, 0, rule);
            for (int i = 0; i < 300; i++)
                trainer.Step(x);
            return Math.Sqrt(network.Parameters[..3].ToArray().Sum(w => w * w));
        }
        Assert.True(Length(new Hebb(0.1)) > 1e3);
        Assert.True(Length(new Hebb(0.1, decay: 1)) < 1e-3);
        Assert.Equal(1, Length(new Hebb(0.1, normalize: true)), 1e-12);
    }

    [Fact]
    public void ANeuronOfBcmAnswersOneInputAloneAndAsStronglyAsThereAreInputs()
    {
        // Five directions, none at right angles to another. With y = θ for one row of n and 0 for the rest, θ = ⟨y²⟩ = y²/n gives y = n.
        const int n = 5;
        double[] x = Examples.Uniform<double>(n * n, seed: 3, low: 0, high: 0.5);
        for (int i = 0; i < n; i++)
            x[i * n + i] += 1;
        var network = new Network<double>(n, [new Dense(4, Activation.ReLU) { HasBias = false, WeightInitializer = Initializer.Uniform(0, 1) }], seed: 6);
        var trainer = new HebbianTrainer<double>(network, 0, new BCM(0.02, thresholdRate: 0.5)) { BatchSize = n };

        trainer.Train(Unlabelled(x, n), epochs: 6000);

        var y = new double[n * 4];
        network.Predict(x, y);
        for (int j = 0; j < 4; j++)
        {
            double[] answers = [.. Enumerable.Range(0, n).Select(r => y[r * 4 + j]).Order()];
            Assert.Equal(n, answers[^1], 0.01);
            Assert.All(answers[..^1], answer => Assert.InRange(answer, 0, 0.01));
            Assert.Equal(n, trainer.Thresholds[j], 0.01);
        }
    }

    // Of rectified answers many are 0; the weighted sums before them still tell who is nearest.
    [Fact]
    public void TheWinnerIsFoundBeforeTheActivation()
    {
        double[] x = Examples.Uniform<double>(60 * 3, seed: 7);
        double[] Learn(IActivation activation)
        {
            var network = new Network<double>(3, [new Dense(4, activation) { WeightInitializer = Initializer.GlorotUniform }], seed: 2);
            new HebbianTrainer<double>(network, 0, new CompetitiveLearning(0.1)) { BatchSize = 5 }.Train(Unlabelled(x, 3), epochs: 4);
            return network.Parameters.ToArray();
        }
        SameBits.Assert<double>(Learn(Activation.Identity), Learn(Activation.ReLU), "weights");
    }

    [Theory, InlineData(true), InlineData(false)]
    public void WinnersTakeAClusterEachAndClassifyNamesIt(bool hasBias)
    {
        double[] centres = [3, 0, 0, 2, -1, -1];
        double[] noise = Samples.Uniform(600, -0.3, 0.3, seed: 2), x = [.. noise.Select((d, i) => d + centres[i % 6])];
        var network = new Network<double>(2, [new Dense(3, Activation.Identity) { HasBias = hasBias }], seed: 1);
        for (int i = 0; i < 6; i++)
            network.Parameters[i % 2 * 3 + i / 2] = x[i];   // the first row of each cluster

        new HebbianTrainer<double>(network, 0, new CompetitiveLearning(Schedule.InverseTime(0.5, 0.1))) { BatchSize = 30 }.Train(Unlabelled(x, 2), epochs: 30);

        var classes = new int[300];
        network.Classify(x, classes);
        Assert.All(classes.Index(), c => Assert.Equal(c.Index % 3, c.Item));
        for (int j = 0; j < 3; j++)
        {
            double[] mean = [.. Enumerable.Range(0, 2).Select(k => Enumerable.Range(0, 100).Average(r => x[(r * 3 + j) * 2 + k]))];
            double length = hasBias ? 1 : Math.Sqrt(mean.Sum(m => m * m));
            for (int k = 0; k < 2; k++)
                Assert.Equal(mean[k] / length, network.Parameters[k * 3 + j], 0.05);
        }
    }
}
