namespace NeuralNets.Tests.Training;

/// <summary>Progress, callbacks and cancellation: what an application sees of training.</summary>
public class ProgressTests
{
    private static readonly Dataset<float> Data = TrainerScene.Clouds<float>(100, seed: 1);

    [Theory, InlineData(1), InlineData(30), InlineData(99), InlineData(100), InlineData(1000)]
    public void ReportsComeAtMostEvery100MillisecondsAndAtTheEndOfEachEpoch(int milliseconds)
    {
        const int epochs = 3, batches = 100;
        var clock = new HandClock();
        var reports = new TrainerScene.Reports();
        // The time passes within each batch: when it is read.
        Dataset<float> slow = new SlowDataset(Data, () => clock.Advance(TimeSpan.FromMilliseconds(milliseconds)));
        new Trainer<float>(TrainerScene.CloudNetwork<float>(), Cost.CrossEntropy, new SGD(0.1)) { Epochs = epochs, BatchSize = 1, TimeProvider = clock, Progress = reports }.Train(slow);

        int batchesPerReport = (100 + milliseconds - 1) / milliseconds;
        Assert.Equal(epochs * ((batches - 1) / batchesPerReport + 1), reports.All.Count);
        Assert.Equal(epochs, reports.All.Count(report => report.Record is not null));
        Assert.All(reports.All.Zip(reports.All.Skip(1)).Where(pair => pair.Second.Record is null), pair => Assert.True(pair.Second.Elapsed - pair.First.Elapsed >= TimeSpan.FromMilliseconds(100)));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds * batches), reports.All[^1].Record!.Duration);
    }

    [Fact]
    public void ReportsSayWhereTrainingIs()
    {
        var clock = new HandClock();
        var reports = new TrainerScene.Reports();
        Dataset<float> slow = new SlowDataset(Data, () => clock.Advance(TimeSpan.FromMilliseconds(200)));
        var trainer = new Trainer<float>(TrainerScene.CloudNetwork<float>(), Cost.CrossEntropy, new SGD(0.25)) { Epochs = 2, BatchSize = 40, TimeProvider = clock, Progress = reports };
        TrainingHistory history = trainer.Train(slow);
        Assert.Equal([(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)], reports.All.Select(report => (report.Epoch, report.Batch)));
        Assert.All(reports.All, report => Assert.Equal((2, 3, 0.25), (report.Epochs, report.Batches, report.LearningRate)));
        Assert.Equal(history.Epochs, reports.All.Where(report => report.Record is not null).Select(report => report.Record));
        Assert.Equal(history.Epochs.Select(record => record.Cost), reports.All.Where(report => report.Record is not null).Select(report => report.Cost));
    }

    [Fact]
    public void CallbacksComeAfterEachBatchAndEachEpoch()
    {
        var calls = new List<string>();
        new Trainer<float>(TrainerScene.CloudNetwork<float>(), Cost.CrossEntropy, new SGD(0.1))
        {
            Epochs = 2,
            BatchSize = 50,
            AfterBatch = context => calls.Add($"batch {context.Progress.Batch} step {context.Steps}"),
            AfterEpoch = context => calls.Add($"epoch {context.Progress.Record!.Epoch}"),
        }.Train(Data);
        Assert.Equal(["batch 1 step 1", "batch 2 step 2", "epoch 1", "batch 1 step 3", "batch 2 step 4", "epoch 2"], calls);
    }

    [Fact]
    public void ACallbackMayStopTrainingAfterABatch()
    {
        TrainingHistory history = StopAt(context => context.Progress is { Epoch: 2, Batch: 3 }, inBatch: true);
        Assert.Equal(StopReason.Callback, history.Stopped);
        Assert.Single(history.Epochs);
    }

    [Fact]
    public void ACallbackMayStopTrainingAfterAnEpoch()
    {
        TrainingHistory history = StopAt(context => context.Progress.Record!.Epoch == 2, inBatch: false);
        Assert.Equal(StopReason.Callback, history.Stopped);
        Assert.Equal(2, history.Epochs.Count);
    }

    [Fact]
    public void CancellationStopsAfterTheRunningBatchAndLeavesTheNetworkUsable()
    {
        using var source = new CancellationTokenSource();
        Network<float> network = TrainerScene.CloudNetwork<float>();
        string afterTheBatch = "";
        int batches = 0;
        var trainer = new Trainer<float>(network, Cost.CrossEntropy, new SGD(0.1))
        {
            BatchSize = 10,
            AfterBatch = context =>
            {
                batches++;
                if (context.Progress is not { Epoch: 3, Batch: 4 })
                    return;
                afterTheBatch = TrainerScene.Hash(network);
                source.Cancel();
            },
        };
        OperationCanceledException e = Assert.Throws<OperationCanceledException>(() => trainer.Train(Data, cancellationToken: source.Token));
        Assert.Equal(source.Token, e.CancellationToken);
        Assert.Equal(24, batches);
        Assert.Equal(afterTheBatch, TrainerScene.Hash(network));
        Assert.Equal(2, trainer.History.Epochs.Count);
        Assert.Equal(StopReason.Canceled, trainer.History.Stopped);
        network.Predict(new float[2], new float[3]);
    }

    [Fact]
    public void CancellationStopsWithinValidation()
    {
        using var source = new CancellationTokenSource();
        int reads = 0;
        Dataset<float> validation = new SlowDataset(TrainerScene.Clouds<float>(5000, seed: 2), () =>
        {
            if (++reads == 2)
                source.Cancel();
        });
        var trainer = new Trainer<float>(TrainerScene.CloudNetwork<float>(), Cost.CrossEntropy, new SGD(0.1));
        Assert.Throws<OperationCanceledException>(() => trainer.Train(Data, validation, source.Token));
        Assert.Equal(2, reads);
        Assert.Empty(trainer.History.Epochs);
    }

    [Fact]
    public void ATokenThatIsCancelledAlreadyChangesNothing()
    {
        Network<float> network = TrainerScene.CloudNetwork<float>();
        string before = TrainerScene.Hash(network);
        var trainer = new Trainer<float>(network, Cost.CrossEntropy, new SGD(0.1));
        Assert.Throws<OperationCanceledException>(() => trainer.Train(Data, cancellationToken: new CancellationToken(canceled: true)));
        Assert.Equal(before, TrainerScene.Hash(network));
        Assert.Equal(StopReason.None, trainer.History.Stopped);
    }

    [Fact]
    public void WhatACallbackThrowsComesOutAndTrainingMayBeginAgain()
    {
        bool thrown = false;
        var trainer = new Trainer<float>(TrainerScene.CloudNetwork<float>(), Cost.CrossEntropy, new SGD(0.1))
        {
            Epochs = 1,
            AfterBatch = _ =>
            {
                if (thrown)
                    return;
                thrown = true;
                throw new TimeZoneNotFoundException();
            },
        };
        Assert.Throws<TimeZoneNotFoundException>(() => trainer.Train(Data));
        Assert.Single(trainer.Train(Data).Epochs);
    }

    private static TrainingHistory StopAt(Predicate<TrainingContext<float>> when, bool inBatch)
    {
        void Callback(TrainingContext<float> context)
        {
            if (when(context))
                context.Stop();
        }
        return new Trainer<float>(TrainerScene.CloudNetwork<float>(), Cost.CrossEntropy, new SGD(0.1))
        {
            BatchSize = 10,
            AfterBatch = inBatch ? Callback : null,
            AfterEpoch = inBatch ? null : Callback,
        }.Train(Data);
    }

    private sealed class SlowDataset(Dataset<float> data, Action beforeRead) : Dataset<float>
    {
        public override int Count => data.Count;
        public override int InputSize => data.InputSize;
        public override int TargetSize => data.TargetSize;

        protected override void ReadRows(ReadOnlySpan<int> rows, Span<float> inputs, Span<float> targets)
        {
            beforeRead();
            data.Read(rows, inputs, targets);
        }
    }
}
