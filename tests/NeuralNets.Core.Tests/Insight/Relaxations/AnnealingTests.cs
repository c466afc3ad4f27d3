using NeuralNets.Insight;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight.Relaxations;

public class AnnealingTests
{
    private static Annealing<T> New<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(Cost.BinaryCrossEntropy, new Adam(0.02)) { EpochsPerTemperature = 25, BatchSize = 20 };

    private static Network<T> WithChoices<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(2, [new Dense(6, Activation.Identity), new GumbelSoftmax(), new Dense(1, Activation.Sigmoid)], seed: 1);

    [Fact]
    public void AsSigmoidsCoolTheyBecomeStepsAndTheGapCloses()
    {
        Check(RelaxationScene.WithHidden<double>(Activation.Sigmoid));
        Check(RelaxationScene.WithHidden<float>(Activation.Sigmoid));
    }

    [Fact]
    public void AsGumbelSoftmaxCoolsItBecomesAChoiceAndTheGapCloses()
    {
        Check(WithChoices<double>());
        Check(WithChoices<float>());
    }

    [Fact]
    public void AsSoftmaxCoolsItBecomesTheLargestAndTheGapCloses() => Check(RelaxationScene.WithHidden<double>(Activation.Softmax, units: 6));

    private static void Check<T>(Network<T> network) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Dataset<T> data = RelaxationScene.DecisionList<T>(200, seed: 1);
        AnnealingResult<T> result = New<T>().Run(network, data);
        string table = result.Report.AtEachTemperature.ToString();
        IReadOnlyList<SurrogateRecord> records = result.Report.AtEachTemperature.Records;

        Assert.Equal([1, 0.5, 0.25, 0.125, 0.0625, 0.03125, 0.015625], records.Select(record => record.Temperature!.Value));
        Assert.Equal(Enumerable.Range(1, 7).Select(i => 25 * i), records.Select(record => record.Epoch));
        Assert.True(Math.Abs(records[^1].Gap) < 0.1 * Math.Abs(records[0].Gap), table);
        Assert.True(records[^1].HardError <= 0.02, table);

        // The report again, from the hard network alone.
        var x = new T[200 * 2];
        var y = new T[200];
        data.Read([.. Enumerable.Range(0, 200)], x, y);
        T hardCost = Relaxation.Harden(result.Network).EvaluateCost(x, y, Cost.BinaryCrossEntropy);
        Assert.Equal(double.CreateTruncating(hardCost), records[^1].HardCost);
    }

    [Fact]
    public void OneTemperatureIsOneTrainingOfTheNetworkAtThatTemperature()
    {
        Dataset<double> data = RelaxationScene.DecisionList<double>(50, seed: 2);
        Network<double> start = RelaxationScene.WithHidden<double>(Activation.Sigmoid), trained = Relaxation.WithLayers(start, Relaxation.AtTemperature(start.Layers, 0.3));
        double[] before = start.Parameters.ToArray();
        new Trainer<double>(trained, Cost.BinaryCrossEntropy, new SGD(0.1)) { Epochs = 3, BatchSize = 10, Seed = 4 }.Train(data);

        AnnealingResult<double> result = new Annealing<double>(Cost.BinaryCrossEntropy, new SGD(0.1)) { Temperatures = [0.3], EpochsPerTemperature = 3, BatchSize = 10, Seed = 4 }.Run(start, data);

        SameBits.Assert<double>(trained.Parameters, result.Network.Parameters, "parameters");
        SameBits.Assert<double>(before, start.Parameters, "where it began");
        Assert.Equal(trained.Layers, result.Network.Layers);
    }

    [Fact]
    public void EachTemperatureGoesOnFromTheLastWithAnOrderOfItsOwn()
    {
        Dataset<double> data = RelaxationScene.DecisionList<double>(50, seed: 2);
        Network<double> start = RelaxationScene.WithHidden<double>(Activation.Sigmoid), trained = start;
        foreach ((int i, double temperature) in ((double[])[0.7, 0.2, 0.1]).Index())
        {
            trained = Relaxation.WithLayers(trained, Relaxation.AtTemperature(start.Layers, temperature));
            new Trainer<double>(trained, Cost.BinaryCrossEntropy, new Adam(0.01)) { Epochs = 2, BatchSize = 10, Seed = 4 + (ulong)i }.Train(data);
        }

        AnnealingResult<double> result = new Annealing<double>(Cost.BinaryCrossEntropy, new Adam(0.01)) { Temperatures = [0.7, 0.2, 0.1], EpochsPerTemperature = 2, BatchSize = 10, Seed = 4 }.Run(start, data);

        SameBits.Assert<double>(trained.Parameters, result.Network.Parameters, "parameters");
    }

    [Fact]
    public void WhatDoesNotFitIsRefused()
    {
        Assert.Throws<ArgumentException>("temperatures", () => new Annealing<float>(Cost.Hinge, new SGD(0.1)) { Temperatures = [] });
        Assert.Throws<ArgumentOutOfRangeException>("temperatures", () => new Annealing<float>(Cost.Hinge, new SGD(0.1)) { Temperatures = [1, 0] });
        Dataset<float> data = Dataset.Create(new float[6], new float[2], 3);
        Assert.Throws<ArgumentException>(() => New<float>().Run(WithChoices<float>(), data));
        Annealing<float> others = new(Cost.BinaryCrossEntropy, new SGD(0.1)) { LayersAt = _ => [new Dense(1, Activation.Sigmoid)] };
        Assert.Throws<ArgumentException>("layers", () => others.Run(WithChoices<float>(), RelaxationScene.DecisionList<float>(10, seed: 1)));
    }
}
