using NeuralNets.Tests.Data;

namespace NeuralNets.Tests.Training;

/// <summary>When checkpoints are written, which are kept, and what is refused.</summary>
public sealed class CheckpointSettingsTests : IDisposable
{
    private static readonly Dataset<float> Data = TrainerScene.Clouds<float>(20, seed: 1);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 0, 6)]
    [InlineData(2, 0, 3)]
    [InlineData(4, 0, 2)]       // after epoch 4, and at the end
    [InlineData(0, 0, 1)]
    [InlineData(0, 2, 6 * 2 + 1)]
    [InlineData(1, 2, 6 * 3)]
    public void TheyComeEveryFewEpochsOrBatchesAndAtTheEnd(int everyEpochs, int everyBatches, int count)
    {
        NewTrainer(new(_folder.Path) { EveryEpochs = everyEpochs, EveryBatches = everyBatches, Keep = 100 }).Train(Data);
        Assert.Equal(count, Files.Length);
    }

    [Theory, InlineData(1), InlineData(3)]
    public void TheNewestAreKept(int keep)
    {
        NewTrainer(new(_folder.Path) { Keep = keep }).Train(Data);
        Assert.Equal(keep, Files.Length);
        Assert.Equal("checkpoint-000006.safetensors", Path.GetFileName(Files[^1]));
    }

    [Fact]
    public void TheyComeEveryFewMinutes()
    {
        var clock = new HandClock();
        var trainer = new Trainer<float>(TrainerScene.CloudNetwork<float>(), Cost.CrossEntropy, new SGD(0.1))
        {
            Epochs = 6,
            BatchSize = 4,   // 30 batches in all
            TimeProvider = clock,
            AfterBatch = _ => clock.Advance(TimeSpan.FromMinutes(1)),
            Checkpoints = new(_folder.Path) { EveryEpochs = 0, EveryMinutes = 7, Keep = 100 },
        };
        trainer.Train(Data);
        Assert.Equal(30 / 7 + 1, Files.Length);
    }

    [Fact]
    public void ACheckpointIsASavedNetworkToo()
    {
        Trainer<float> trainer = NewTrainer(new(_folder.Path));
        trainer.Train(Data);
        SameBits.Assert<float>(trainer.Network.Parameters, Network<float>.Load(Files[^1]).Parameters, "parameters");
    }

    [Fact]
    public void ACorruptNewestCheckpointIsPassedOver()
    {
        string whole = TrainerScene.Hash(Finished());
        Truncate(Files[^1]);
        Trainer<float> resumed = NewTrainer(new(_folder.Path));
        Assert.Equal(6, resumed.Resume(Data).Epochs.Count);
        Assert.Equal(whole, TrainerScene.Hash(resumed.Network));
    }

    [Fact]
    public void WhereNoneIsIntactNothingChanges()
    {
        Finished();
        foreach (string file in Files)
            Truncate(file);
        AssertRefused<InvalidDataException>("", NewTrainer(new(_folder.Path)), Data);
    }

    [Fact]
    public void ANewRunIsTheOneThatIsResumed()
    {
        Finished();
        Trainer<float> again = NewTrainer(new(_folder.Path), epochs: 1);
        again.Train(Data);
        Trainer<float> resumed = NewTrainer(new(_folder.Path), epochs: 1);
        Assert.Single(resumed.Resume(Data).Epochs);
        Assert.Equal(TrainerScene.Hash(again.Network), TrainerScene.Hash(resumed.Network));
    }

    [Fact]
    public void AnotherRunIsRefusedAndTheDifferenceNamed()
    {
        Finished();
        CheckpointSettings checkpoints = new(_folder.Path);
        AssertRefused<ArgumentException>("network", new(new Network<float>(2, [new Dense(3, Activation.Tanh)], seed: 7), Cost.CrossEntropy, new SGD(0.1)) { BatchSize = 4, Checkpoints = checkpoints }, Data);
        AssertRefused<ArgumentException>("SGD", new(TrainerScene.CloudNetwork<float>(), Cost.CrossEntropy, new SGD(0.2)) { BatchSize = 4, Checkpoints = checkpoints }, Data);
        AssertRefused<ArgumentException>("cost", new(TrainerScene.CloudNetwork<float>(), Cost.Huber(2), new SGD(0.1)) { BatchSize = 4, Checkpoints = checkpoints }, Data);
        AssertRefused<ArgumentException>("Seed", new(TrainerScene.CloudNetwork<float>(), Cost.CrossEntropy, new SGD(0.1)) { BatchSize = 4, Seed = 1, Checkpoints = checkpoints }, Data);
        AssertRefused<ArgumentException>("Shuffle", new(TrainerScene.CloudNetwork<float>(), Cost.CrossEntropy, new SGD(0.1)) { BatchSize = 4, Shuffle = false, Checkpoints = checkpoints }, Data);
        AssertRefused<ArgumentException>("BatchSize [4]", new(TrainerScene.CloudNetwork<float>(), Cost.CrossEntropy, new SGD(0.1)) { BatchSize = 5, Checkpoints = checkpoints }, Data);
        AssertRefused<ArgumentException>("metrics", new(TrainerScene.CloudNetwork<float>(), Cost.CrossEntropy, new SGD(0.1)) { BatchSize = 4, Metrics = [Metric.Accuracy], Checkpoints = checkpoints }, Data);
        AssertRefused<ArgumentException>("training rows", NewTrainer(checkpoints), Data.Subset(..19));
    }

    public static TheoryData<ICost, ICost> CostsThatDifferInASetting => new()
    {
        { Cost.Huber(1), Cost.Huber(2) },
        { Cost.ClassWeighted(Cost.CrossEntropy, 1, 2, 3), Cost.ClassWeighted(Cost.CrossEntropy, 1, 2, 4) },
        { Cost.LabelSmoothed(Cost.CrossEntropy, 0.1), Cost.LabelSmoothed(Cost.CrossEntropy, 0.2) },
        { Cost.ClassWeighted(Cost.Huber(1), 1, 2, 3), Cost.ClassWeighted(Cost.Huber(2), 1, 2, 3) },
    };

    [Theory, MemberData(nameof(CostsThatDifferInASetting))]
    public void SettingsOfACostBelongToTheRun(ICost cost, ICost other)
    {
        Trainer<float> Of(ICost c) => new(TrainerScene.CloudNetwork<float>(), c, new SGD(0.1)) { Epochs = 1, Checkpoints = new(_folder.Path) };
        Of(cost).Train(Data);
        Assert.Single(Of(cost).Resume(Data).Epochs);
        AssertRefused<ArgumentException>("cost", Of(other), Data);
    }

    [Fact]
    public void SettingsOutOfRangeAreRefused()
    {
        Assert.Throws<ArgumentNullException>("folder", () => new CheckpointSettings(null!));
        Assert.Throws<ArgumentException>("folder", () => new CheckpointSettings(""));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CheckpointSettings("f") { EveryEpochs = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CheckpointSettings("f") { EveryBatches = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CheckpointSettings("f") { EveryMinutes = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CheckpointSettings("f") { Keep = 0 });
    }

    private string[] Files => [.. Directory.GetFiles(_folder.Path).Order(StringComparer.Ordinal)];

    private static Trainer<float> NewTrainer(CheckpointSettings checkpoints, int epochs = 6) =>
        new(TrainerScene.CloudNetwork<float>(), Cost.CrossEntropy, new SGD(0.1)) { Epochs = epochs, BatchSize = 4, Checkpoints = checkpoints };

    private Network<float> Finished()
    {
        Trainer<float> trainer = NewTrainer(new(_folder.Path));
        trainer.Train(Data);
        return trainer.Network;
    }

    private static void Truncate(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        File.WriteAllBytes(file, bytes[..^5]);
    }

    private static void AssertRefused<TException>(string reason, Trainer<float> trainer, Dataset<float> data) where TException : Exception
    {
        string before = TrainerScene.Hash(trainer.Network);
        Assert.Contains(reason, Assert.Throws<TException>(() => trainer.Resume(data)).Message, StringComparison.Ordinal);
        Assert.Equal(before, TrainerScene.Hash(trainer.Network));
        Assert.Empty(trainer.History.Epochs);
    }
}
