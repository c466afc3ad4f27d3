using NeuralNets.Insight;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight.Hebbian;

public class HebbianTrainerTests
{
    private static Dataset<double> Rows(int count, int width = 4) =>
        Dataset.Create(Examples.Uniform<double>(count * width, 1), new double[count], width);

    private static Network<double> TwoLayers() => new(4, [new Dense(6, Activation.Tanh), new Dropout(0.5), new Dense(3, Activation.Identity)], seed: 2);

    [Fact]
    public void AnEpochIsOneStepABatchInTheOrderOfThePermutation()
    {
        Network<double> trained = TwoLayers(), stepped = TwoLayers();
        var trainer = new HebbianTrainer<double>(trained, 0, new Oja(Schedule.InverseTime(0.1, 0.5))) { BatchSize = 4, Seed = 9 };
        trainer.Train(Rows(10), epochs: 1);
        trainer.Train(Rows(10), epochs: 1);
        Assert.Equal((6, 2), (trainer.Steps, trainer.Epochs));

        var byHand = new HebbianTrainer<double>(stepped, 0, trainer.Rule);
        var order = new int[10];
        for (ulong epoch = 1; epoch <= 2; epoch++)
        {
            Permutation.Fill(order, seed: 9, epoch);
            foreach (int[] rows in order.Chunk(4))
            {
                var x = new double[rows.Length * 4];
                Rows(10).Read(rows, x, new double[rows.Length]);
                byHand.Step(x);
            }
        }
        SameBits.Assert<double>(stepped.Parameters, trained.Parameters, "parameters");
    }

    [Fact]
    public void ALaterLayerLearnsFromWhatThoseBeforeItAnswer()
    {
        Network<double> network = TwoLayers();
        var alone = new Network<double>(6, [network.Layers[2]]);
        int first = network.Parameters.Length - alone.Parameters.Length;
        network.Parameters[first..].CopyTo(alone.Parameters);
        double[] before = network.Parameters[..first].ToArray(), x = Examples.Uniform<double>(5 * 4, 3), features = new double[5 * 6];
        network.Predict(x, features, layers: 2);

        new HebbianTrainer<double>(network, 2, new Sanger(0.1)).Step(x);
        new HebbianTrainer<double>(alone, 0, new Sanger(0.1)).Step(features);

        SameBits.Assert<double>(alone.Parameters, network.Parameters[first..], "the layer");
        SameBits.Assert<double>(before, network.Parameters[..first], "the layers before");
    }

    [Fact]
    public void WeightsThatGrowWithoutBoundAreReportedAndTheEpochUndone()
    {
        Network<double> network = TwoLayers();
        var trainer = new HebbianTrainer<double>(network, 2, new Hebb(1e200));
        double[] before = network.Parameters.ToArray();
        TrainingDivergedException e = Assert.Throws<TrainingDivergedException>(() => trainer.Train(Rows(10)));
        Assert.Equal((1, 2, DivergenceSource.Parameters), (e.Epoch, e.Layer, e.DivergenceSource));
        Assert.Contains("a weight of layer 2", e.Message, StringComparison.Ordinal);
        SameBits.Assert<double>(before, network.Parameters, "parameters");
    }

    [Fact]
    public void ItStopsBetweenTwoStepsWhenAsked()
    {
        var trainer = new HebbianTrainer<double>(TwoLayers(), 0, new Oja(0.1));
        Assert.Throws<OperationCanceledException>(() => trainer.Train(Rows(10), 1, new CancellationToken(canceled: true)));
        Assert.Equal(0, trainer.Steps);
    }

    [Fact]
    public void WhatDoesNotFitIsRefused()
    {
        Network<double> network = TwoLayers();
        var oja = new Oja(0.1);
        Assert.Throws<ArgumentException>("layer", () => new HebbianTrainer<double>(network, 1, oja));
        Assert.Throws<ArgumentOutOfRangeException>("layer", () => new HebbianTrainer<double>(network, 3, oja));
        Assert.Throws<ArgumentNullException>("rule", () => new HebbianTrainer<double>(network, 0, null!));
        var trainer = new HebbianTrainer<double>(network, 0, oja);
        Assert.Contains("7 values, not a multiple of InputSize 4", Assert.Throws<ArgumentException>("inputs", () => trainer.Step(new double[7])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("inputs", () => trainer.Step([]));
        Assert.Throws<ArgumentException>("data", () => trainer.Train(Rows(3, width: 5)));
        Assert.Throws<ArgumentOutOfRangeException>("epochs", () => trainer.Train(Rows(3), epochs: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HebbianTrainer<double>(network, 0, oja) { BatchSize = 0 });
        Assert.Throws<ArgumentNullException>("rate", () => new Sanger(null!));
        Assert.Throws<ArgumentOutOfRangeException>("decay", () => new Hebb(0.1, decay: -1));
        Assert.Throws<ArgumentOutOfRangeException>("thresholdRate", () => new BCM(0.1, thresholdRate: 0));
        Assert.Throws<ArgumentOutOfRangeException>("leak", () => new CompetitiveLearning(0.1, leak: 2));
        var infinite = new HebbianTrainer<double>(network, 0, new Oja(Schedule.Exponential(0.1, 1e300)));
        infinite.Step(new double[4]);
        infinite.Step(new double[4]);
        Assert.Contains("gives step 2 the rate ", Assert.Throws<InvalidOperationException>(() => infinite.Step(new double[4])).Message, StringComparison.Ordinal);
    }
}
