using NeuralNets.Insight;
using NeuralNets.Tests.Training;

namespace NeuralNets.Tests.Insight.Relaxations;

/// <summary>Step units learn an if/then rule by surrogate derivatives; by their true derivative, 0, they cannot.</summary>
public class StepUnitTests
{
    private static SurrogateReport Train<T>(Network<T> network, int epochs) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Dataset<T> data = RelaxationScene.DecisionList<T>(200, seed: 1);
        var tracker = new SurrogateTracker<T>(data, Cost.BinaryCrossEntropy);
        new Trainer<T>(network, Cost.BinaryCrossEntropy, new Adam(0.02)) { Epochs = epochs, BatchSize = 20, AfterEpoch = tracker.AfterEpoch }.Train(data);
        return tracker.Report;
    }

    // Of 20 networks with three step units, how many know exclusive or after 300 epochs.
    private static int LearnersOfExclusiveOr(IActivation step)
    {
        Dataset<double> data = TrainerScene.Xor<double>();
        return Enumerable.Range(1, 20).Count(seed =>
        {
            Network<double> network = RelaxationScene.WithHidden<double>(step, units: 3, (ulong)seed);
            new Trainer<double>(network, Cost.BinaryCrossEntropy, new Adam(0.02)) { Epochs = 300, BatchSize = 4 }.Train(data);
            return Metric.Accuracy.Evaluate(network, data) == 1;
        });
    }

    [Fact]
    public void SurrogateDerivativesTeachExclusiveOrWhereTheTrueDerivativeHasOnlyLuck()
    {
        int byLuck = LearnersOfExclusiveOr(Activation.Step);
        Assert.InRange(byLuck, 0, 5);
        foreach (IActivation step in new[] { Activation.StepClippedStraightThrough, Activation.StepSigmoid(), Activation.StepArcTan() })
        {
            int taught = LearnersOfExclusiveOr(step);
            Assert.True(taught >= 15, $"{step}: {taught} of 20, by luck {byLuck}");
        }
    }

    [Fact]
    public void SurrogateDerivativesTeachADecisionList()
    {
        foreach (IActivation step in new[] { Activation.StepSigmoid(), Activation.StepArcTan() })
            Assert.Contains(Train(RelaxationScene.WithHidden<double>(step), epochs: 120).Records, record => record.Error == 0);
    }

    [Fact]
    public void InSinglePrecisionToo()
    {
        SurrogateReport report = Train(RelaxationScene.WithHidden<float>(Activation.StepSigmoid()), epochs: 120);
        Assert.Contains(report.Records, record => record.Error == 0);
    }

    [Fact]
    public void TheTrueDerivativeMovesNoHiddenWeightAndTheRuleIsNotLearnt()
    {
        Network<double> network = RelaxationScene.WithHidden<double>(Activation.Step);
        double[] hidden = network.Parameters[..36].ToArray();
        SurrogateReport report = Train(network, epochs: 120);
        SameBits.Assert<double>(hidden, network.Parameters[..36], "hidden weights");
        Assert.True(report.Records.Min(record => record.Error) > 0.03, $"{report.Records.Min(record => record.Error)}");
    }

    [Fact]
    public void StepUnitsAreHardAlreadySoThatHardeningCostsNothing()
    {
        SurrogateReport report = Train(RelaxationScene.WithHidden<double>(Activation.StepSigmoid()), epochs: 3);
        Assert.Equal([1, 2, 3], report.Records.Select(record => record.Epoch));
        Assert.All(report.Records, record => Assert.Equal((0, record.Error), (record.Gap, record.HardError)));
    }
}
