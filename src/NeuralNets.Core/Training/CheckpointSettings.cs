namespace NeuralNets;

/// <summary>
/// Where and how often <see cref="Trainer{T}"/> writes down where it is, so that <see cref="Trainer{T}.Resume"/> goes on after a
/// crash to the same bits. A checkpoint is written whole or not at all; it is a saved network, too, which
/// <see cref="Network{T}.Load(string, Func{string, IActivation?}?)"/> reads.
/// </summary>
/// <remarks>Beside the intervals below, one is written when training ends or is cancelled.</remarks>
public sealed record CheckpointSettings
{
    /// <param name="folder">Made when the first checkpoint is written. One run at a time: a new run in it replaces the old.</param>
    public CheckpointSettings(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Folder = folder;
    }

    /// <summary>Made when the first checkpoint is written.</summary>
    public string Folder { get; }

    /// <summary>After every so many epochs; 0: epochs do not matter.</summary>
    public int EveryEpochs { get; init => field = NotNegative(value, nameof(EveryEpochs)); } = 1;

    /// <summary>After every so many batches of an epoch; 0: batches do not matter.</summary>
    public int EveryBatches { get; init => field = NotNegative(value, nameof(EveryBatches)); }

    /// <summary>After the batch that ends so long after the last checkpoint; null: time does not matter.</summary>
    public double? EveryMinutes { get; init => field = value is null ? null : Kernels.Setting.NotNegative(value.Value, nameof(EveryMinutes)); }

    /// <summary>So many are kept, the newest; at least 1.</summary>
    public int Keep
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"Keep is {value}; it must be at least 1.");
    } = 3;

    private static int NotNegative(int value, string name) =>
        value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"{name} is {value}; it must not be negative.");
}
