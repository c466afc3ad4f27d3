using NeuralNets.Persistence;

namespace NeuralNets;

public sealed partial class Trainer<T>
{
    /// <summary>Where and how often to write down where training is; null: never.</summary>
    public CheckpointSettings? Checkpoints { get; init; }

    /// <summary>
    /// Goes on where an interrupted run of Train stopped, within the epoch too: the end is the same to the last bit as without the
    /// interruption. With <see cref="Checkpoints"/>, from the newest that is intact; else with the run of this trainer that was
    /// cancelled or stopped. Where there is none, the same as Train: a program that always calls Resume may be killed at any time.
    /// </summary>
    /// <remarks>The run may be given more <see cref="Epochs"/> than it had.</remarks>
    /// <param name="training">The same rows as before.</param>
    /// <param name="validation">The same rows as before.</param>
    /// <param name="cancellationToken">Looked at between two batches.</param>
    /// <returns><see cref="History"/>.</returns>
    /// <exception cref="ArgumentException">
    /// Network, cost, metrics and data do not fit each other; or the run was one of another network, optimizer, cost, seed, batch
    /// size, size of the training set or other metrics. Nothing has changed.
    /// </exception>
    /// <exception cref="InvalidDataException">There are checkpoints, and none is intact. Nothing has changed.</exception>
    /// <exception cref="OperationCanceledException">As for Train.</exception>
    /// <exception cref="TrainingDivergedException">As for Train.</exception>
    public TrainingHistory Resume(Dataset<T> training, Dataset<T>? validation = null, CancellationToken cancellationToken = default)
    {
        ThrowIfRunning();
        var run = new TrainingRun<T>(this, training, validation, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        IReadOnlyDictionary<string, string> signature = TrainingSignature.Of(this, training);
        if (Checkpoints is { } settings)
            _state = Restore(settings, signature) ?? _state;
        else if (_state is not null)
            TrainingSignature.ThrowIfOther(signature, _state.Signature);
        return _state is { } state ? Run(run, state) : Train(training, validation, cancellationToken);
    }

    private TrainingState<T>? Restore(CheckpointSettings settings, IReadOnlyDictionary<string, string> signature)
    {
        var state = new TrainingState<T>(Network, Optimizer);
        T[] before = Network.Parameters.ToArray();
        bool restored = false;
        try
        {
            if (new CheckpointFolder(settings.Folder, settings.Keep).RestoreLatest(Network, state.Optimizer) is not { } content)
                return null;
            TrainingPosition.Read(content, state);
            TrainingSignature.ThrowIfOther(signature, state.Signature);
            restored = true;
            return state;
        }
        finally
        {
            if (!restored)
                before.CopyTo(Network.Parameters);
        }
    }
}
