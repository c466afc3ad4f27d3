using System.Numerics.Tensors;
using NeuralNets.Persistence;

namespace NeuralNets;

/// <summary>One call of Train or Resume: the loop over epochs and batches, and what it needs beside the trainer's state.</summary>
internal sealed partial class TrainingRun<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Trainer<T> _trainer;
    private readonly Network<T> _network;
    private readonly BatchReader<T> _reader;
    private readonly Evaluator<T>? _evaluator;
    private readonly bool _hasValidation;
    private readonly int _monitored;          // index of the metric that early stopping watches; −1: a cost
    private readonly int[] _order;
    private readonly int _batches;
    private readonly TrainingContext<T> _context;
    private readonly TrainingClock _clock;
    private TrainingState<T> _state = null!;  // from Run on

    public TrainingRun(Trainer<T> trainer, Dataset<T> training, Dataset<T>? validation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(training);
        trainer.ThrowIfOther(training, nameof(training));
        if (validation is not null)
            trainer.ThrowIfOther(validation, nameof(validation));
        _trainer = trainer;
        _network = trainer.Network;
        _monitored = trainer.MonitoredMetric();
        _hasValidation = validation is not null;
        if (_hasValidation || trainer.Metrics.Count > 0)
            _evaluator = new Evaluator<T>(_network, trainer.Cost, trainer.Metrics, validation ?? training);
        _reader = new BatchReader<T>(training, Math.Min(trainer.BatchSize, trainer.MicroBatchSize));
        _order = new int[training.Count];
        _batches = (training.Count - 1) / trainer.BatchSize + 1;
        _context = new TrainingContext<T>(_network);
        _clock = new TrainingClock(trainer.TimeProvider);
        if (trainer.Checkpoints is { } checkpoints)
            _folder = new CheckpointFolder(checkpoints.Folder, checkpoints.Keep);
        CancellationToken = cancellationToken;
    }

    public CancellationToken CancellationToken { get; }

    private int LastEpoch => _state.FirstEpoch + _trainer.Epochs;

    private int Epoch => _state.Records.Count + 1;

    private bool IsExhausted => _trainer.EarlyStopping is { } settings && _state.Best.Waited >= settings.Patience;

    /// <summary>Goes on from <paramref name="state"/> until there is a reason to stop.</summary>
    public StopReason Run(TrainingState<T> state)
    {
        _state = state;
        _clock.Start();
        StopReason reason = StopReason.None;
        while (reason == StopReason.None)
        {
            reason = IsExhausted ? StopReason.EarlyStopping
                : Epoch > LastEpoch ? StopReason.Epochs
                : RunEpoch();
        }
        Save();   // before the best parameters are put back: a resumed run may go on
        if (reason != StopReason.Canceled && _trainer.EarlyStopping is { RestoreBest: true } && _state.Best.Memory is { } best)
            best.Span.CopyTo(_network.Parameters);
        return reason;
    }

    private StopReason RunEpoch()
    {
        if (_state.Batch == 0)
        {
            _state.StartEpoch();
            _network.Parameters.CopyTo(_state.EpochStart.Span);
        }
        FillOrder();
        _clock.StartEpoch(_state.Time);
        while (_state.Batch < _batches)
        {
            if (CancellationToken.IsCancellationRequested)
                return StopReason.Canceled;
            double cost = RunBatch(RowsOf(_state.Batch));
            AfterBatch(cost);
            SaveAfterBatch();
            if (_context.IsStopped && _state.Batch < _batches)
                return StopReason.Callback;
        }
        if (!TensorPrimitives.IsFiniteAll<T>(_network.Parameters))
            throw Diverged(RowsOf(_batches - 1), _batches);
        if (!EndEpoch())
            return StopReason.Canceled;
        SaveAfterEpoch();
        return _context.IsStopped ? StopReason.Callback : StopReason.None;
    }

    /// <summary>One step along the gradient of the mean cost of these rows, which is returned.</summary>
    private double RunBatch(ReadOnlySpan<int> rows)
    {
        Gradient<T> gradient = _state.Gradient;
        double cost = Kernels.Number.ToDouble(rows.Length <= _reader.MostRows ? Backpropagate(rows, gradient) : Accumulate(rows, gradient));
        if (!double.IsFinite(cost))
            throw Diverged(rows, _state.Batch + 1, cost);
        _state.LearningRate = _state.Optimizer.LearningRate;
        _state.Optimizer.Step(gradient);
        _state.CostSum += cost * rows.Length;
        _state.Batch++;
        _isSaved = false;
        return cost;
    }

    private T Backpropagate(ReadOnlySpan<int> rows, Gradient<T> gradient)
    {
        _reader.Read(rows, out ReadOnlySpan<T> inputs, out ReadOnlySpan<T> targets);
        return _network.Backpropagate(inputs, targets, _trainer.Cost, gradient);
    }

    // The same bits, some rows at a time.
    private T Accumulate(ReadOnlySpan<int> rows, Gradient<T> gradient)
    {
        gradient.Clear();
        for (int first = 0; first < rows.Length; first += _reader.MostRows)
        {
            _reader.Read(rows.Slice(first, Math.Min(_reader.MostRows, rows.Length - first)), out ReadOnlySpan<T> inputs, out ReadOnlySpan<T> targets);
            _network.Accumulate(inputs, targets, _trainer.Cost, gradient);
        }
        return gradient.Complete();
    }

    private ReadOnlySpan<int> RowsOf(int batch)
    {
        int first = batch * _trainer.BatchSize;
        return _order.AsSpan(first, Math.Min(_trainer.BatchSize, _order.Length - first));
    }

    private void FillOrder()
    {
        if (_trainer.Shuffle)
        {
            Permutation.Fill(_order, _trainer.Seed, (ulong)Epoch);
            return;
        }
        for (int i = 0; i < _order.Length; i++)
            _order[i] = i;
    }
}
