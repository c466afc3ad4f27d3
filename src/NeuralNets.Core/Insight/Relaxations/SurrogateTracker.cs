namespace NeuralNets.Insight;

/// <summary>
/// Measures what training minimises beside what is meant: the cost with soft pieces and with hard ones, and the 0-1 loss for which
/// hinge and cross-entropy stand in. Every cost here is that of prediction, without noise or dropout.
/// </summary>
/// <example><code>
/// var tracker = new SurrogateTracker&lt;float&gt;(validation, Cost.Hinge);
/// new Trainer&lt;float&gt;(network, Cost.Hinge, new SGD(0.1)) { AfterEpoch = tracker.AfterEpoch }.Train(training);
/// Console.WriteLine(tracker.Report);
/// </code></example>
/// <typeparam name="T">float or double.</typeparam>
public sealed class SurrogateTracker<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<SurrogateRecord> _records = [];
    private int _epochs;

    /// <summary>A tracker that has measured nothing.</summary>
    /// <param name="data">Rows to measure with.</param>
    /// <param name="cost">The surrogate.</param>
    public SurrogateTracker(Dataset<T> data, ICost cost)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(cost);
        Data = data;
        Cost = cost;
    }

    /// <summary>Rows to measure with.</summary>
    public Dataset<T> Data { get; }

    /// <summary>The surrogate.</summary>
    public ICost Cost { get; }

    /// <summary>False where targets are no classes: then no 0-1 loss is counted.</summary>
    public bool CountsErrors { get; init; } = true;

    /// <summary>Whether the hard network's last layer is hard too; see <see cref="Relaxation.Harden{T}(Network{T}, bool)"/>.</summary>
    public bool HardensOutput { get; init; }

    /// <summary>Written into the records that follow; null: not told.</summary>
    public double? Temperature { get; set; }

    /// <summary>All that has been measured.</summary>
    public SurrogateReport Report => new(_records);

    /// <summary>Measures a network now; before the first epoch, say.</summary>
    /// <param name="network">As it learns, with its soft pieces.</param>
    /// <returns>What was added to the report.</returns>
    /// <exception cref="ArgumentException">Network, cost and data do not fit each other.</exception>
    public SurrogateRecord Measure(Network<T> network)
    {
        ArgumentNullException.ThrowIfNull(network);
        DatasetFit.Check(network, Data, Cost.TargetWidth(network.OutputSize));
        Network<T> hard = Relaxation.Harden(network, HardensOutput);
        (double cost, double? error) = Evaluate(network);
        bool isHard = hard.Layers.SequenceEqual(network.Layers);
        (double hardCost, double? hardError) = isHard ? (cost, error) : Evaluate(hard);
        var record = new SurrogateRecord(_epochs, Temperature, cost, hardCost, error, hardError);
        _records.Add(record);
        return record;
    }

    /// <summary>For <see cref="Trainer{T}.AfterEpoch"/>: measures the network that is being trained.</summary>
    /// <param name="context">Of the trainer.</param>
    public void AfterEpoch(TrainingContext<T> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _epochs++;
        Measure(context.Network);
    }

    private (double Cost, double? Error) Evaluate(Network<T> network)
    {
        EvaluationResult result = new Evaluator<T>(network, Cost, CountsErrors ? [Metric.Accuracy] : [], Data).Run(CancellationToken.None)!;
        return (result.Cost, CountsErrors ? 1 - result.Metrics[0] : null);
    }
}
