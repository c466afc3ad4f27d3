namespace NeuralNets.Tests.Training;

/// <summary>What does not fit is refused before anything has changed.</summary>
public class BadTrainingInputTests
{
    private static readonly Dataset<float> Good = TrainerScene.Clouds<float>(10, seed: 1);
    private static readonly Dataset<float> WrongInputs = Dataset.Create(new float[30], new float[30], 3);
    private static readonly Dataset<float> WrongTargets = Dataset.Create(new float[20], new float[20], 2);

    [Fact]
    public void DataOfOtherSizesAreRefused()
    {
        AssertRefused("training", "InputSize 3", WrongInputs, null);
        AssertRefused("training", "TargetSize 2", WrongTargets, null);
        AssertRefused("training", "no rows", Good.Subset(..0), null);
        AssertRefused("validation", "InputSize 3", Good, WrongInputs);
        AssertRefused("validation", "TargetSize 2", Good, WrongTargets);
        AssertRefused("validation", "no rows", Good, Good.Subset(3..3));
        Assert.Throws<ArgumentNullException>("training", () => NewTrainer(TrainerScene.CloudNetwork<float>()).Train(null!));
        Assert.Throws<ArgumentException>("data", () => NewTrainer(TrainerScene.CloudNetwork<float>()).Evaluate(WrongInputs));
    }

    [Fact]
    public void EarlyStoppingOnAMetricThatIsNotMeasuredIsRefused()
    {
        var trainer = new Trainer<float>(TrainerScene.CloudNetwork<float>(), Cost.CrossEntropy, new SGD(0.1)) { EarlyStopping = new() { Metric = Metric.Accuracy } };
        Assert.Contains("Accuracy", Assert.Throws<ArgumentException>(() => trainer.Train(Good)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SettingsOutOfRangeAreRefused()
    {
        Network<float> network = TrainerScene.CloudNetwork<float>();
        Assert.Throws<ArgumentNullException>("network", () => new Trainer<float>(null!, Cost.CrossEntropy, new SGD(0.1)));
        Assert.Throws<ArgumentNullException>("cost", () => new Trainer<float>(network, null!, new SGD(0.1)));
        Assert.Throws<ArgumentNullException>("optimizer", () => new Trainer<float>(network, Cost.CrossEntropy, null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer<float>(network, Cost.CrossEntropy, new SGD(0.1)) { Epochs = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer<float>(network, Cost.CrossEntropy, new SGD(0.1)) { BatchSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer<float>(network, Cost.CrossEntropy, new SGD(0.1)) { MicroBatchSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer<float>(network, Cost.CrossEntropy, new SGD(0.1)) { ValidateEvery = 0 });
        Assert.Throws<ArgumentNullException>(() => new Trainer<float>(network, Cost.CrossEntropy, new SGD(0.1)) { Metrics = null! });
        Assert.Throws<ArgumentException>(() => new Trainer<float>(network, Cost.CrossEntropy, new SGD(0.1)) { Metrics = [null!] });
        Assert.Throws<ArgumentOutOfRangeException>("patience", () => new EarlyStopping(patience: 0));
        Assert.Throws<ArgumentOutOfRangeException>("minDelta", () => new EarlyStopping(minDelta: double.NaN));
    }

    [Fact]
    public void TrainingWithinTrainingIsRefused()
    {
        Trainer<float>? trainer = null;
        trainer = new Trainer<float>(TrainerScene.CloudNetwork<float>(), Cost.CrossEntropy, new SGD(0.1)) { AfterBatch = _ => trainer!.Train(Good) };
        Assert.Throws<InvalidOperationException>(() => trainer.Train(Good));
    }

    private static Trainer<float> NewTrainer(Network<float> network) => new(network, Cost.CrossEntropy, new SGD(0.1));

    private static void AssertRefused(string argument, string reason, Dataset<float> training, Dataset<float>? validation)
    {
        Network<float> network = TrainerScene.CloudNetwork<float>();
        string before = TrainerScene.Hash(network);
        ArgumentException e = Assert.Throws<ArgumentException>(argument, () => NewTrainer(network).Train(training, validation));
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
        Assert.Equal(before, TrainerScene.Hash(network));
    }
}
