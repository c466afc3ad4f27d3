namespace NeuralNets.Tests.Training;

public class EarlyStoppingTests
{
    // A network of one weight w, prediction w·1, target 0: the cost is w², whatever a callback makes of w.
    private static readonly Dataset<double> One = Dataset.Create([1.0], [0.0], inputSize: 1);

    [Theory, InlineData(true), InlineData(false)]
    public void ItStopsAfterPatienceMeasurementsThatAreNoBetterAndRestoresTheBest(bool restore)
    {
        Network<double> network = Line();
        TrainingHistory history = Train(network, new EarlyStopping(patience: 3) { RestoreBest = restore }, [5, 3, 4, 2, 2, 6, 7, 1]);
        Assert.Equal(StopReason.EarlyStopping, history.Stopped);
        Assert.Equal([25, 9, 16, 4, 4, 36, 49], history.Epochs.Select(record => record.ValidationCost));
        Assert.Equal(restore ? 2 : 7, network.Parameters[0]);
    }

    [Fact]
    public void BetterByLessThanMinDeltaIsNoBetter() =>
        Assert.Equal(3, Train(Line(), new EarlyStopping(patience: 2, minDelta: 10), [5, 4, 4.5, 1]).Epochs.Count);

    [Fact]
    public void TheBestIsRestoredWhenAllEpochsAreDoneToo()
    {
        Network<double> network = Line();
        Assert.Equal(StopReason.Epochs, Train(network, new EarlyStopping(patience: 9), [5, 3, 4]).Stopped);
        Assert.Equal(3, network.Parameters[0]);
    }

    [Fact]
    public void MetricsThatAreBetterWhenHigherAreWatchedTheOtherWayRound()
    {
        // Class 1 from w ≥ ½ on; the target is 1.
        var network = new Network<double>(1, [new Dense(1, Activation.Sigmoid) { HasBias = false }]);
        Dataset<double> data = Dataset.Create([1.0], [1.0], inputSize: 1);
        TrainingHistory history = Train(network, new EarlyStopping(patience: 2) { Metric = Metric.Accuracy }, [-1, 2, -3, -4], data);
        Assert.Equal([0, 1, 0, 0], history.Epochs.Select(record => record.Metrics[0]));
        Assert.Equal(2, network.Parameters[0]);
    }

    [Fact]
    public void WithoutAValidationSetTheTrainingCostIsWatched()
    {
        Network<double> network = Line();
        network.Parameters[0] = 1;
        var trainer = new Trainer<double>(network, Cost.SquaredError, new SGD(0)) { Epochs = 10, EarlyStopping = new(patience: 2) };
        Assert.Equal(3, trainer.Train(One).Epochs.Count);
    }

    private static Network<double> Line() => new(1, [new Dense(1, Activation.Identity) { HasBias = false }]);

    // The rate is 0; the callback sets the weight that epoch e ends with.
    private static TrainingHistory Train(Network<double> network, EarlyStopping settings, double[] weights, Dataset<double>? data = null) => new Trainer<double>(network, Cost.SquaredError, new SGD(0))
    {
        Epochs = weights.Length,
        EarlyStopping = settings,
        Metrics = [Metric.Accuracy],
        AfterBatch = context => context.Network.Parameters[0] = weights[context.Progress.Epoch - 1],
    }.Train(data ?? One, data ?? One);
}
