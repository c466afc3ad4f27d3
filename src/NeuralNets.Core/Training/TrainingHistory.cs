namespace NeuralNets;

/// <summary>What training came to, epoch by epoch. Never changes: the trainer's next epoch is in the next history.</summary>
public sealed partial class TrainingHistory
{
    internal TrainingHistory(IEnumerable<string> metricNames, IEnumerable<EpochRecord> epochs, StopReason stopped)
    {
        MetricNames = Array.AsReadOnly([.. metricNames]);
        Epochs = Array.AsReadOnly([.. epochs]);
        Stopped = stopped;
    }

    /// <summary>What <see cref="EpochRecord.Metrics"/> are.</summary>
    public IReadOnlyList<string> MetricNames { get; }

    /// <summary>The epochs in order, those before a resume or of earlier calls of Train too.</summary>
    public IReadOnlyList<EpochRecord> Epochs { get; }

    /// <summary>Why training ended.</summary>
    public StopReason Stopped { get; }
}
