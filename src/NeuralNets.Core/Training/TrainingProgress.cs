namespace NeuralNets;

/// <summary>How far training is. Reported at most every 100 ms, and at the end of each epoch.</summary>
public readonly record struct TrainingProgress
{
    /// <summary>The running epoch, counted from 1.</summary>
    public int Epoch { get; init; }

    /// <summary>The epoch that will be the last, unless training stops early.</summary>
    public int Epochs { get; init; }

    /// <summary>Batches of this epoch that are done.</summary>
    public int Batch { get; init; }

    /// <summary>Batches of an epoch.</summary>
    public int Batches { get; init; }

    /// <summary>Mean cost of this epoch's rows so far.</summary>
    public double Cost { get; init; }

    /// <summary>Of the last step.</summary>
    public double LearningRate { get; init; }

    /// <summary>Since Train or Resume was called.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>At the end of an epoch: what it came to; else null.</summary>
    public EpochRecord? Record { get; init; }
}
