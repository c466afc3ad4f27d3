using NeuralNets.Tests.Data;
using NeuralNets.Tests.Optimizers;

namespace NeuralNets.Tests.Training;

/// <summary>A run that was interrupted and resumed ends with the bits of one that was not.</summary>
public class ResumeTests
{
    private const int Rows = 22, BatchSize = 8, Epochs = 3, Steps = 3 * Epochs;
    private static readonly Dataset<float> Training = TrainerScene.Clouds<float>(Rows, seed: 1), Validation = TrainerScene.Clouds<float>(30, seed: 2);

    public static TheoryData<Optimizer> Schedules => [new SGD(0.1), new Adam(Schedule.Exponential(0.02, 0.9)), new SGD(Schedule.ReduceOnPlateau(0.5, patience: 0, threshold: 0.5))];

    [Theory, MemberData(nameof(Schedules))]
    public void CancelledAtAnyBatchItEndsWithTheSameBits(Optimizer optimizer) => AssertResumes(optimizer, [.. Enumerable.Range(1, Steps)]);

    [Theory, MemberData(nameof(OptimizerTable.RowNames), MemberType = typeof(OptimizerTable))]
    public void EveryOptimizerGoesOn(string row) => AssertResumes(OptimizerTable.Rows[row], [1, 5]);

    [Theory, InlineData(2), InlineData(5)]
    public void StruckDownAtAnyBatchItEndsWithTheSameBits(int everyBatches)
    {
        string uninterrupted = Describe(NewTrainer(new SGD(0.1)));
        for (int step = 1; step <= Steps; step++)
        {
            using var folder = new TemporaryFolder();
            Trainer<float> trainer = NewTrainer(new SGD(0.1), folder.Path, everyBatches, context =>
            {
                if (context.Steps == step)
                    throw new TimeZoneNotFoundException();
            });
            Assert.Throws<TimeZoneNotFoundException>(() => trainer.Train(Training, Validation));
            Assert.Equal(uninterrupted, Describe(NewTrainer(new SGD(0.1), folder.Path)));
        }
    }

    [Fact]
    public void WithoutCheckpointsTheSameTrainerGoesOn()
    {
        using var source = new CancellationTokenSource();
        Trainer<float> trainer = NewTrainer(new SGD(0.1), afterBatch: context =>
        {
            if (context.Steps == 4)
                source.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() => trainer.Train(Training, Validation, source.Token));
        Assert.Contains("training rows", Assert.Throws<ArgumentException>(() => trainer.Resume(Validation)).Message, StringComparison.Ordinal);
        Assert.Equal(Describe(NewTrainer(new SGD(0.1))), Describe(trainer));
    }

    [Fact]
    public void AFinishedRunIsGivenMoreEpochs()
    {
        using var folder = new TemporaryFolder();
        Describe(NewTrainer(new SGD(0.1), folder.Path, epochs: 2));
        Assert.Equal(Describe(NewTrainer(new SGD(0.1))), Describe(NewTrainer(new SGD(0.1), folder.Path)));
    }

    [Fact]
    public void ARunThatStoppedEarlyStaysStoppedWithItsBestParameters()
    {
        using var folder = new TemporaryFolder();
        Trainer<float> Of() => new(TrainerScene.CloudNetwork<float>(), Cost.CrossEntropy, new SGD(3)) { Epochs = 50, EarlyStopping = new(patience: 2), Checkpoints = new(folder.Path) };
        Trainer<float> first = Of(), second = Of();
        TrainingHistory history = first.Train(Training, Validation);
        Assert.Equal(StopReason.EarlyStopping, history.Stopped);
        Assert.Equal(history.ToCsv(), second.Resume(Training, Validation).ToCsv());
        Assert.Equal(TrainerScene.Hash(first.Network), TrainerScene.Hash(second.Network));
    }

    [Fact]
    public void DivergenceAfterAResumeRestoresTheStartOfTheEpoch()
    {
        using var folder = new TemporaryFolder();
        string start = "";
        void Spoil(TrainingContext<float> context)
        {
            if (context.Steps == 3)
                start = TrainerScene.Hash(context.Network);
            if (context.Steps == 5)
                context.Network.Parameters[0] = float.NaN;
        }
        CancelAfter(4, new SGD(0.1), folder.Path, Spoil);
        Trainer<float> resumed = NewTrainer(new SGD(0.1), folder.Path, afterBatch: Spoil);
        TrainingDivergedException e = Assert.Throws<TrainingDivergedException>(() => resumed.Resume(Training, Validation));
        Assert.Equal((2, 3), (e.Epoch, e.Batch));
        Assert.Equal(start, TrainerScene.Hash(resumed.Network));
    }

    private static void AssertResumes(Optimizer optimizer, int[] cancelAfter)
    {
        string uninterrupted = Describe(NewTrainer(optimizer));
        foreach (int step in cancelAfter)
        {
            using var folder = new TemporaryFolder();
            CancelAfter(step, optimizer, folder.Path);
            Assert.Equal(uninterrupted, Describe(NewTrainer(optimizer, folder.Path)));
        }
    }

    private static Trainer<float> NewTrainer(Optimizer optimizer, string? folder = null, int everyBatches = 0, Action<TrainingContext<float>>? afterBatch = null, int epochs = Epochs) =>
        new(TrainerScene.CloudNetwork<float>(), Cost.CrossEntropy, optimizer)
        {
            Epochs = epochs,
            BatchSize = BatchSize,
            Seed = 3,
            Metrics = [Metric.Accuracy],
            EarlyStopping = new(patience: 5),
            Checkpoints = folder is null ? null : new(folder) { EveryBatches = everyBatches },
            AfterBatch = afterBatch,
        };

    private static void CancelAfter(int step, Optimizer optimizer, string folder, Action<TrainingContext<float>>? afterBatch = null)
    {
        using var source = new CancellationTokenSource();
        Trainer<float> trainer = NewTrainer(optimizer, folder, afterBatch: context =>
        {
            afterBatch?.Invoke(context);
            if (context.Steps == step)
                source.Cancel();
        });
        // After the last batch of all, nothing is left to cancel but the measurement.
        Assert.Throws<OperationCanceledException>(() => trainer.Train(Training, Validation, source.Token));
    }

    // The weights and all of the history but the time.
    private static string Describe(Trainer<float> trainer)
    {
        TrainingHistory history = trainer.Resume(Training, Validation);
        IEnumerable<EpochRecord> records = history.Epochs.Select(record => record with { Duration = TimeSpan.Zero });
        return TrainerScene.Hash(trainer.Network) + "\n" + new TrainingHistory(history.MetricNames, records, history.Stopped).ToCsv();
    }
}
