namespace NeuralNets;

// What happens between two batches and between two epochs beside learning: measuring, and telling others.
internal sealed partial class TrainingRun<T>
{
    private void AfterBatch(double cost)
    {
        if (_trainer.Progress is { } progress && _state.Batch < _batches && _clock.IsReportDue())
            progress.Report(NewProgress(null));
        if (_trainer.AfterBatch is { } callback)
            Call(callback, NewProgress(null), cost);
    }

    /// <summary>False: cancelled while measuring; nothing is recorded.</summary>
    private bool EndEpoch()
    {
        EvaluationResult? result = null;
        if (_evaluator is not null && (Epoch % _trainer.ValidateEvery == 0 || Epoch == LastEpoch))
        {
            result = _evaluator.Run(CancellationToken);
            if (result is null)
                return false;
        }
        double cost = _state.CostSum / _order.Length;
        var record = new EpochRecord(Epoch, cost, _hasValidation ? result?.Cost : null, result?.Metrics ?? [], _state.LearningRate, _clock.EpochTime);
        Judge(record);
        TrainingProgress progress = NewProgress(record);
        _state.Records.Add(record);
        _state.StartEpoch();
        _isSaved = false;
        _trainer.Progress?.Report(progress);
        _clock.Reported();
        if (_trainer.AfterEpoch is { } callback)
            Call(callback, progress, _context.BatchCost);
        return true;
    }

    // Early stopping and schedules that listen see the same figure; an epoch without a measurement tells them nothing.
    private void Judge(EpochRecord record)
    {
        double? value = _monitored >= 0 ? (record.Metrics.Count > 0 ? record.Metrics[_monitored] : null)
            : _hasValidation ? record.ValidationCost
            : record.Cost;
        if (value is not { } measured)
            return;
        _state.Optimizer.Observe(measured);
        if (_trainer.EarlyStopping is { } settings)
            _state.Best.Observe(measured, _monitored >= 0 && _trainer.Metrics[_monitored].HigherIsBetter, settings, _network.Parameters);
    }

    private void Call(Action<TrainingContext<T>> callback, TrainingProgress progress, double cost)
    {
        _context.Progress = progress;
        _context.BatchCost = cost;
        _context.Steps = _state.Optimizer.Steps;
        callback(_context);
    }

    private TrainingProgress NewProgress(EpochRecord? record) => new()
    {
        Epoch = Epoch,
        Epochs = LastEpoch,
        Batch = _state.Batch,
        Batches = _batches,
        Cost = record?.Cost ?? _state.CostSum / Math.Min((long)_state.Batch * _trainer.BatchSize, _order.Length),
        LearningRate = _state.LearningRate,
        Elapsed = _clock.Elapsed,
        Record = record,
    };
}
