using NeuralNets.Insight;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight.Relaxations;

/// <summary>Hinge and logistic loss stand in for the 0-1 loss: above it at every epoch, and it falls with them.</summary>
public class ZeroOneLossTests
{
    // Two clouds that overlap a little; y = ±1.
    private static Dataset<T> Clouds<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] noise = Examples.Uniform<double>(400, seed: 1), y = [.. Enumerable.Range(0, 200).Select(r => r % 2 == 0 ? 1.0 : -1)];
        return Dataset.Create(noise.Select((d, i) => d + 0.8 * y[i / 2]).ToArray().To<T>(), y.To<T>(), 2);
    }

    private static void Check<T>(ICost cost, double scale) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = new Network<T>(2, [new Dense(1, Activation.Identity) { WeightInitializer = Initializer.Constant(-0.2) }]);
        Dataset<T> data = Clouds<T>();
        var tracker = new SurrogateTracker<T>(data, cost);
        tracker.Measure(network);
        new Trainer<T>(network, cost, new SGD(0.05)) { Epochs = 20, BatchSize = 10, AfterEpoch = tracker.AfterEpoch }.Train(data);

        IReadOnlyList<SurrogateRecord> records = tracker.Report.Records;
        Assert.All(records, record => Assert.True(record.Error <= record.Cost * scale, tracker.Report.ToString()));
        Assert.Equal(Enumerable.Range(0, 21), records.Select(record => record.Epoch));
        Assert.True(records[0].Error > 0.8 && records[^1].Error < 0.05, tracker.Report.ToString());
        var classes = new int[200];
        T[] x = new T[400], y = new T[200];
        data.Read([.. Enumerable.Range(0, 200)], x, y);
        network.Classify(x, classes);
        Assert.Equal(classes.Where((c, r) => c == 1 != (y[r] > T.Zero)).Count() / 200.0, records[^1].Error!.Value, 1e-15);
    }

    [Fact]
    public void HingeIsNeverBelowIt()
    {
        Check<double>(Cost.Hinge, 1);
        Check<float>(Cost.Hinge, 1);
    }

    [Fact]
    public void LogisticLossInBitsIsNeverBelowIt() => Check<double>(Cost.SoftMargin, 1 / Math.Log(2));

    [Fact]
    public void AHardOutputNamesTheClassesThatTheSoftOneNames()
    {
        var network = new Network<double>(2, [new Dense(1, Activation.Sigmoid)], seed: 1);
        Dataset<double> data = Clouds<double>();
        SurrogateRecord record = new SurrogateTracker<double>(data, Cost.SquaredError) { HardensOutput = true }.Measure(network);
        Assert.InRange(record.Error!.Value, 0.01, 0.99);
        Assert.Equal(record.Error, record.HardError);
    }
}
