using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Training;

public class TrainerTests
{
    [Fact]
    public void ExclusiveOrIsLearnt()
    {
        var network = new Network<double>(2, [new Dense(4, Activation.Tanh), new Dense(1, Activation.Sigmoid)], seed: 1);
        var trainer = new Trainer<double>(network, Cost.BinaryCrossEntropy, new SGD(0.5)) { Epochs = 500, BatchSize = 4, Metrics = [Metric.Accuracy] };

        EpochRecord last = trainer.Train(TrainerScene.Xor<double>()).Epochs[^1];

        Assert.Equal(1, last.Metrics[0]);
        Assert.InRange(last.Cost, 0, 0.02);
    }

    [Fact]
    public void CloudsAreToldApart()
    {
        var trainer = new Trainer<float>(TrainerScene.CloudNetwork<float>(), Cost.CrossEntropy, new SGD(0.2)) { Epochs = 20, BatchSize = 8, Metrics = [Metric.Accuracy] };

        TrainingHistory history = trainer.Train(TrainerScene.Clouds<float>(300, seed: 1), TrainerScene.Clouds<float>(300, seed: 2));

        Assert.True(history.Epochs[^1].Metrics[0] >= 0.97, $"accuracy {history.Epochs[^1].Metrics[0]}");
        Assert.True(history.Epochs[^1].ValidationCost < 0.3 * history.Epochs[0].ValidationCost);
        Assert.Equal(StopReason.Epochs, history.Stopped);
        Assert.Equal(Enumerable.Range(1, 20), history.Epochs.Select(record => record.Epoch));
    }

    [Fact]
    public void EveryStepIsBackpropagateAndStepOnTheShuffledRows()
    {
        const int rows = 50, batch = 8, epochs = 3;
        Dataset<float> data = TrainerScene.Clouds<float>(rows, seed: 3);
        Network<float> trained = TrainerScene.CloudNetwork<float>(), looped = TrainerScene.CloudNetwork<float>();
        var trainer = new Trainer<float>(trained, Cost.CrossEntropy, new SGD(0.1)) { Epochs = epochs, BatchSize = batch, Seed = 5 };
        double cost = trainer.Train(data).Epochs[^1].Cost;

        var gradient = new Gradient<float>(looped);
        var order = new int[rows];
        double sum = 0;
        for (ulong epoch = 1; epoch <= epochs; epoch++)
        {
            Permutation.Fill(order, seed: 5, epoch);
            sum = 0;
            foreach (int[] chunk in order.Chunk(batch))
            {
                float[] x = new float[chunk.Length * 2], y = new float[chunk.Length * 3];
                data.Read(chunk, x, y);
                sum += chunk.Length * (double)looped.Backpropagate(x, y, Cost.CrossEntropy, gradient);
                looped.GradientStep(gradient, 0.1f);
            }
        }

        SameBits.Assert<float>(looped.Parameters, trained.Parameters, "parameters");
        Assert.Equal(sum / rows, cost);
    }

    [Fact]
    public void WithoutShufflingTheRowsComeInTheirOrder()
    {
        Dataset<double> data = TrainerScene.Clouds<double>(10, seed: 3);
        Network<double> trained = TrainerScene.CloudNetwork<double>(), looped = TrainerScene.CloudNetwork<double>();
        new Trainer<double>(trained, Cost.CrossEntropy, new SGD(0.1)) { Epochs = 1, BatchSize = 100, Shuffle = false }.Train(data);

        double[] x = new double[20], y = new double[30];
        data.Read([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], x, y);
        var gradient = new Gradient<double>(looped);
        looped.Backpropagate(x, y, Cost.CrossEntropy, gradient);
        looped.GradientStep(gradient, 0.1);
        SameBits.Assert<double>(looped.Parameters, trained.Parameters, "parameters");
    }

    [Theory, InlineData(1), InlineData(7), InlineData(1024), InlineData(1500)]
    public void MicroBatchesChangeNoBit(int microBatch)
    {
        string Train(int size)
        {
            Network<float> network = TrainerScene.CloudNetwork<float>();
            new Trainer<float>(network, Cost.CrossEntropy, new SGD(0.1)) { Epochs = 2, BatchSize = 1400, MicroBatchSize = size }.Train(TrainerScene.Clouds<float>(2000, seed: 3));
            return TrainerScene.Hash(network);
        }
        Assert.Equal(Train(10_000), Train(microBatch));
    }

    [Theory, InlineData(1), InlineData(7), InlineData(33), InlineData(1000)]
    public void ThreadsChangeNoBit(int batch)
    {
        string Train(int threads)
        {
            var network = new Network<float>(40, [new Dense(300, Activation.ReLU), new Dropout(0.3), new Dense(10, Activation.Softmax)], seed: 3) { MaxThreads = threads };
            Dataset<float> data = Dataset.Create(Examples.Uniform<float>(100 * 40, 1), Examples.OneHot<float>(100, 10, 2), 40);
            TrainingHistory history = new Trainer<float>(network, Cost.CrossEntropy, new SGD(0.1)) { Epochs = 2, BatchSize = batch, Metrics = [Metric.Accuracy] }.Train(data, data);
            return $"{TrainerScene.Hash(network)} {history.Epochs[^1].Cost:R} {history.Epochs[^1].ValidationCost:R} {history.Epochs[^1].Metrics[0]:R}";
        }
        Assert.Equal(Train(1), Train(2));
        Assert.Equal(Train(1), Train(3));
    }

    [Theory, InlineData(1), InlineData(1023), InlineData(1024), InlineData(3000)]
    public void EvaluateGivesTheCostOfAllRowsAtOnceAndTheMetricsOfTheOutputs(int rows)
    {
        Network<float> network = TrainerScene.CloudNetwork<float>();
        ClassificationDataset<float> data = TrainerScene.Clouds<float>(rows, seed: 4);
        float[] x = new float[rows * 2], y = new float[rows * 3], a = new float[rows * 3];
        data.Read([.. Enumerable.Range(0, rows)], x, y);
        network.Predict(x, a);

        EvaluationResult result = new Trainer<float>(network, Cost.CrossEntropy, new SGD(0.1)) { Metrics = [Metric.Accuracy] }.Evaluate(data);

        Assert.Equal((double)network.EvaluateCost(x, y, Cost.CrossEntropy), result.Cost);
        Assert.Equal(Metric.Accuracy.Evaluate(a, y, 3), result.Metrics[0]);
    }

    [Fact]
    public void MeasurementsComeEveryFewEpochsAndAtTheEnd()
    {
        Dataset<float> data = TrainerScene.Clouds<float>(10, seed: 1);
        var trainer = new Trainer<float>(TrainerScene.CloudNetwork<float>(), Cost.CrossEntropy, new SGD(0.1)) { Epochs = 5, ValidateEvery = 2, Metrics = [Metric.Accuracy] };
        TrainingHistory history = trainer.Train(data, data);
        Assert.Equal([2, 4, 5], history.Epochs.Where(record => record.ValidationCost is not null).Select(record => record.Epoch));
        Assert.Equal([2, 4, 5], history.Epochs.Where(record => record.Metrics.Count == 1).Select(record => record.Epoch));
    }

    [Fact]
    public void TrainingAgainGoesOnWithTheNextEpoch()
    {
        Dataset<float> data = TrainerScene.Clouds<float>(50, seed: 1);
        Network<float> once = TrainerScene.CloudNetwork<float>(), twice = TrainerScene.CloudNetwork<float>();
        Trainer<float> Of(Network<float> network, int epochs) => new(network, Cost.CrossEntropy, new SGD(Schedule.Constant(0.1))) { Epochs = epochs, BatchSize = 8 };
        Of(once, 5).Train(data);
        Trainer<float> trainer = Of(twice, 2);
        trainer.Train(data);
        trainer.Epochs = 3;
        TrainingHistory history = trainer.Train(data);
        Assert.Equal(TrainerScene.Hash(once), TrainerScene.Hash(twice));
        Assert.Equal([1, 2, 3, 4, 5], history.Epochs.Select(record => record.Epoch));

        trainer.Reset();
        Assert.Empty(trainer.History.Epochs);
    }

    [Fact]
    public void MoreDataMayFollow()
    {
        var trainer = new Trainer<float>(TrainerScene.CloudNetwork<float>(), Cost.CrossEntropy, new SGD(0.1)) { Epochs = 1, BatchSize = 8 };
        trainer.Train(TrainerScene.Clouds<float>(50, seed: 1));
        Assert.Equal(2, trainer.Train(TrainerScene.Clouds<float>(80, seed: 2)).Epochs.Count);
    }

    [Fact]
    public void NoEpochsLeaveTheNetworkAsItIs()
    {
        Network<float> network = TrainerScene.CloudNetwork<float>();
        string before = TrainerScene.Hash(network);
        TrainingHistory history = new Trainer<float>(network, Cost.CrossEntropy, new SGD(0.1)) { Epochs = 0 }.Train(TrainerScene.Clouds<float>(50, seed: 1));
        Assert.Empty(history.Epochs);
        Assert.Equal(before, TrainerScene.Hash(network));
    }
}
