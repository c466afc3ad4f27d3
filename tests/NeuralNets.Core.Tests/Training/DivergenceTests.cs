namespace NeuralNets.Tests.Training;

/// <summary>NaN and infinity end training: named, and the network put back.</summary>
public class DivergenceTests
{
    [Theory, InlineData(1), InlineData(3)]
    public void EpochBatchAndSourceAreNamedAndTheEpochStartIsRestored(int epoch)
    {
        (Network<float> network, string[] starts, TrainingDivergedException e) = Diverge(context =>
        {
            if (context.Progress.Epoch == epoch && context.Progress.Batch == 2)
                context.Network.Biases(3)[0] = float.NaN;
        });
        Assert.Equal((epoch, 3, DivergenceSource.Parameters, 3), (e.Epoch, e.Batch, e.DivergenceSource, e.Layer));
        Assert.Contains($"batch 3 of epoch {epoch}", e.Message, StringComparison.Ordinal);
        Assert.Contains("bias of layer 3 (Dense)", e.Message, StringComparison.Ordinal);
        Assert.Equal(starts[epoch - 1], TrainerScene.Hash(network));
    }

    [Fact]
    public void ParametersSpoiltByTheLastBatchAreFound()
    {
        (Network<float> network, string[] starts, TrainingDivergedException e) = Diverge(context =>
        {
            if (context.Progress.Epoch == 2 && context.Progress.Batch == context.Progress.Batches)
                context.Network.Parameters[0] = float.PositiveInfinity;
        });
        Assert.Equal((2, 5, DivergenceSource.Parameters, 0), (e.Epoch, e.Batch, e.DivergenceSource, e.Layer));
        Assert.Equal(starts[1], TrainerScene.Hash(network));
    }

    [Fact]
    public void TooLargeStepsAreFound()
    {
        var network = new Network<float>(2, [new Dense(5, Activation.ReLU), new Dense(3, Activation.Identity)], seed: 1);
        var trainer = new Trainer<float>(network, Cost.SquaredError, new SGD(1e30)) { BatchSize = 2 };
        Assert.Throws<TrainingDivergedException>(() => trainer.Train(TrainerScene.Clouds<float>(10, seed: 1)));
        Assert.Equal(TrainerScene.Hash(new Network<float>(2, network.Layers, seed: 1)), TrainerScene.Hash(network));
        Assert.Equal(StopReason.Diverged, trainer.History.Stopped);
    }

    [Fact]
    public void AnOverflowInALayerIsFound()
    {
        var network = new Network<float>(2, [new Dense(2, Activation.Identity), new Dense(2, Activation.Identity), new Dense(1, Activation.Sigmoid)]);
        network.Parameters.Fill(1e30f);
        TrainingDivergedException e = Assert.Throws<TrainingDivergedException>(() =>
            new Trainer<float>(network, Cost.SquaredError, new SGD(0.1)).Train(Dataset.Create([1f, 1f], [1f], 2)));
        Assert.Equal((DivergenceSource.Outputs, 1), (e.DivergenceSource, e.Layer));
    }

    [Theory, InlineData(DivergenceSource.Inputs), InlineData(DivergenceSource.Targets)]
    public void BadRowsOfTheDataAreNamed(DivergenceSource source)
    {
        float[] x = new float[20], y = new float[30];
        (source == DivergenceSource.Inputs ? x : y)[15] = float.NaN;
        int row = source == DivergenceSource.Inputs ? 7 : 5;
        TrainingDivergedException e = Assert.Throws<TrainingDivergedException>(() =>
            new Trainer<float>(TrainerScene.CloudNetwork<float>(), Cost.CrossEntropy, new SGD(0.1)) { BatchSize = 3 }.Train(Dataset.Create(x, y, 2)));
        Assert.Equal((source, null), (e.DivergenceSource, e.Layer));
        Assert.Contains($"row {row} ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FiniteValuesWithAnInfiniteCostAreToldApart()
    {
        TrainingDivergedException e = Assert.Throws<TrainingDivergedException>(() =>
            new Trainer<float>(TrainerScene.CloudNetwork<float>(), Cost.SquaredError, new SGD(0.1)).Train(Dataset.Create([0f, 0], [1e30f, 0, 0], 2)));
        Assert.Equal((DivergenceSource.Cost, null), (e.DivergenceSource, e.Layer));
        Assert.Contains("infinite", e.Message, StringComparison.Ordinal);
    }

    // 5 batches an epoch; starts[e − 1]: the network at the start of epoch e.
    private static (Network<float> Network, string[] Starts, TrainingDivergedException Exception) Diverge(Action<TrainingContext<float>> spoil)
    {
        Network<float> network = TrainerScene.CloudNetwork<float>();
        List<string> starts = [TrainerScene.Hash(network)];
        var trainer = new Trainer<float>(network, Cost.CrossEntropy, new SGD(0.1))
        {
            Epochs = 4,
            BatchSize = 4,
            AfterBatch = spoil,
            AfterEpoch = context => starts.Add(TrainerScene.Hash(context.Network)),
        };
        TrainingDivergedException e = Assert.Throws<TrainingDivergedException>(() => trainer.Train(TrainerScene.Clouds<float>(18, seed: 1)));
        Assert.Equal(starts.Count - 1, trainer.History.Epochs.Count);
        return (network, [.. starts], e);
    }
}
