using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>Where a run stands, beside the network's parameters: with these, all that a checkpoint keeps.</summary>
internal sealed class TrainingState<T>(Network<T> network, Optimizer optimizer) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public OptimizerState<T> Optimizer { get; } = optimizer.CreateState(network);

    /// <summary>Its Step chooses dropout's draws.</summary>
    public Gradient<T> Gradient { get; } = new(network);

    /// <summary>Of the run that these belong to; empty: there is none.</summary>
    public IReadOnlyDictionary<string, string> Signature { get; set; } = new Dictionary<string, string>();

    /// <summary>One for each epoch that is done.</summary>
    public List<EpochRecord> Records { get; } = [];

    /// <summary>How many epochs were done when Train was called last.</summary>
    public int FirstEpoch { get; set; }

    /// <summary>Batches done of the epoch that follows the last record.</summary>
    public int Batch { get; set; }

    /// <summary>Σ of the costs of that epoch's rows so far.</summary>
    public double CostSum { get; set; }

    /// <summary>Of the last step.</summary>
    public double LearningRate { get; set; }

    /// <summary>How long that epoch has taken so far.</summary>
    public TimeSpan Time { get; set; }

    /// <summary>The parameters at the start of that epoch.</summary>
    public AlignedBuffer<T> EpochStart { get; } = new(network.Parameters.Length);

    public BestParameters<T> Best { get; } = new(network.Parameters.Length);

    /// <summary>The same epochs with an optimizer that remembers nothing.</summary>
    public TrainingState<T> WithNewOptimizer()
    {
        var state = new TrainingState<T>(Optimizer.Network, Optimizer.Optimizer);
        state.Records.AddRange(Records);
        state.Gradient.Step = Gradient.Step;
        return state;
    }

    /// <summary>Forgets the epoch that was interrupted, and how long there was no better measurement.</summary>
    public void StartTraining(IReadOnlyDictionary<string, string> signature)
    {
        Signature = signature;
        FirstEpoch = Records.Count;
        StartEpoch();
        Best.Clear();
    }

    public void StartEpoch()
    {
        Batch = 0;
        CostSum = 0;
        Time = TimeSpan.Zero;
    }
}
