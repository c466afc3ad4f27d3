using NeuralNets.Persistence;

namespace NeuralNets;

// When to write down where the run stands.
internal sealed partial class TrainingRun<T>
{
    private readonly CheckpointFolder? _folder;
    private bool _isSaved = true;   // nothing has changed since the last checkpoint, or since Run was called

    private void SaveAfterBatch()
    {
        if (_trainer.Checkpoints is not { } settings)
            return;
        bool isDue = settings.EveryBatches > 0 && _state.Batch % settings.EveryBatches == 0;
        if (isDue || (settings.EveryMinutes is { } minutes && _clock.SinceCheckpoint >= TimeSpan.FromMinutes(minutes)))
            Save();
    }

    private void SaveAfterEpoch()
    {
        if (_trainer.Checkpoints is { EveryEpochs: > 0 and var every } && _state.Records.Count % every == 0)
            Save();
    }

    private void Save()
    {
        if (_isSaved)
            return;
        if (_state.Batch > 0)
            _state.Time = _clock.EpochTime;
        if (_folder is null)
            return;
        _folder.Write(_folder.NextNumber, _network, _state.Optimizer, TrainingPosition.Of(_state, _trainer.History));
        _clock.CheckpointWritten();
        _isSaved = true;
    }
}
