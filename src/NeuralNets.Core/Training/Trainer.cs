using System.Collections.ObjectModel;

namespace NeuralNets;

/// <summary>
/// Trains a network epoch by epoch. Same seed, same bits: whatever the number of threads, the size of micro-batches, and
/// however often the run was stopped and resumed.
/// </summary>
/// <remarks>
/// Epoch e = 1, 2, … takes the rows in the order of <see cref="Permutation"/> for (Seed, e), BatchSize at a time, the last batch
/// short; each batch is one step of the optimizer. A trainer goes on where it is: calling Train again (on more data, say) counts
/// epochs and steps on and keeps the optimizer's state, until <see cref="Reset"/>. One thread at a time, and nothing else may use
/// the network meanwhile. A steady-state step allocates nothing.
/// </remarks>
/// <typeparam name="T">float or double.</typeparam>
public sealed partial class Trainer<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A trainer with the settings below as they stand.</summary>
    /// <param name="network">Learns in place.</param>
    /// <param name="cost">C of one example.</param>
    /// <param name="optimizer">Turns gradients into steps.</param>
    public Trainer(Network<T> network, ICost cost, Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentNullException.ThrowIfNull(optimizer);
        Network = network;
        Cost = cost;
        Optimizer = optimizer;
    }

    /// <summary>Learns in place.</summary>
    public Network<T> Network { get; }

    /// <summary>C of one example. Class weights come with it.</summary>
    public ICost Cost { get; }

    /// <summary>Turns gradients into steps.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>Passes over the training set in one call of Train; at least 0.</summary>
    public int Epochs
    {
        get;
        set => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"Epochs is {value}; it must not be negative.");
    } = 10;

    /// <summary>Rows of one step, at least 1.</summary>
    public int BatchSize { get; init => field = AtLeastOne(value, nameof(BatchSize)); } = 32;

    /// <summary>
    /// So many rows of a batch are in memory at once, at least 1: a batch is summed up in micro-batches (gradient accumulation).
    /// Never changes a bit.
    /// </summary>
    public int MicroBatchSize { get; init => field = AtLeastOne(value, nameof(MicroBatchSize)); } = RowBlock.Size;

    /// <summary>Decides the order of the rows in each epoch. (Dropout hangs on the network's seed.)</summary>
    public ulong Seed { get; init; }

    /// <summary>False: every epoch takes the rows in the order of the data set.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Measured on the validation set; without one on the training set, in a pass of their own after the epoch.</summary>
    public IReadOnlyList<Metric> Metrics { get; init => field = Copy(value); } = [];

    /// <summary>Cost and metrics are measured after every so many epochs, and after the last; at least 1.</summary>
    public int ValidateEvery { get; init => field = AtLeastOne(value, nameof(ValidateEvery)); } = 1;

    /// <summary>When to stop before all epochs are done; null: never.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Told at most every 100 ms, and at the end of each epoch.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Called after each batch, on the thread that trains. What it throws ends Train; the network stays usable.</summary>
    public Action<TrainingContext<T>>? AfterBatch { get; init; }

    /// <summary>Called after each epoch, its validation included.</summary>
    public Action<TrainingContext<T>>? AfterEpoch { get; init; }

    /// <summary>Measures durations and intervals; never changes a bit.</summary>
    public TimeProvider TimeProvider { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = TimeProvider.System;

    /// <summary>All epochs so far, of earlier calls too.</summary>
    public TrainingHistory History => new(Metrics.Select(metric => metric.Name), _state?.Records ?? [], _stopped);

    private static int AtLeastOne(int value, string name) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"{name} is {value}; it must be at least 1.");

    private static ReadOnlyCollection<Metric> Copy(IReadOnlyList<Metric> metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        Metric[] copy = [.. metrics];
        return copy.Contains(null!) ? throw new ArgumentException("A metric is null.", nameof(metrics)) : Array.AsReadOnly(copy);
    }
}
