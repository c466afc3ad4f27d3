namespace NeuralNets;

public sealed partial class Trainer<T>
{
    private TrainingState<T>? _state;
    private StopReason _stopped;
    private bool _running;

    /// <summary>Trains for <see cref="Epochs"/> epochs. An epoch that was interrupted before begins anew; <see cref="Resume"/> goes on within it.</summary>
    /// <param name="training">Rows to learn from.</param>
    /// <param name="validation">Rows to measure with; null: there are none.</param>
    /// <param name="cancellationToken">Looked at between two batches.</param>
    /// <returns><see cref="History"/>.</returns>
    /// <exception cref="ArgumentException">Network, cost, metrics and data do not fit each other; nothing has changed.</exception>
    /// <exception cref="OperationCanceledException">
    /// The token. The network is as the last whole step left it, and <see cref="History"/> holds the epochs that were finished.
    /// </exception>
    /// <exception cref="TrainingDivergedException">
    /// A cost is NaN or infinite. The network is as it was at the start of that epoch; the optimizer's state is empty.
    /// </exception>
    public TrainingHistory Train(Dataset<T> training, Dataset<T>? validation = null, CancellationToken cancellationToken = default)
    {
        var run = new TrainingRun<T>(this, training, validation, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        ThrowIfRunning();
        _state ??= new TrainingState<T>(Network, Optimizer);
        _state.StartTraining(TrainingSignature.Of(this, training));
        return Run(run, _state);
    }

    /// <summary>Forgets all epochs and the optimizer's state. The network stays as it is.</summary>
    public void Reset()
    {
        ThrowIfRunning();
        _state = null;
        _stopped = StopReason.None;
    }

    /// <summary>The mean cost and the metrics of the network as it is, without dropout.</summary>
    /// <param name="data">Rows to measure with.</param>
    /// <exception cref="ArgumentException">Network, cost, metrics and data do not fit each other.</exception>
    public EvaluationResult Evaluate(Dataset<T> data)
    {
        ArgumentNullException.ThrowIfNull(data);
        ThrowIfOther(data, nameof(data));
        return new Evaluator<T>(Network, Cost, Metrics, data).Run(CancellationToken.None)!;
    }

    private TrainingHistory Run(TrainingRun<T> run, TrainingState<T> state)
    {
        _stopped = StopReason.None;
        _running = true;
        try
        {
            _stopped = run.Run(state);
        }
        catch (TrainingDivergedException)
        {
            _stopped = StopReason.Diverged;
            _state = state.WithNewOptimizer();
            throw;
        }
        finally
        {
            _running = false;
        }
        if (_stopped == StopReason.Canceled)
            run.CancellationToken.ThrowIfCancellationRequested();
        return History;
    }

    private void ThrowIfRunning()
    {
        if (_running)
            throw new InvalidOperationException("This trainer is training: one call at a time.");
    }

    /// <summary>Which metric early stopping watches; −1: a cost.</summary>
    internal int MonitoredMetric()
    {
        if (EarlyStopping?.Metric is not { } metric)
            return -1;
        for (int i = 0; i < Metrics.Count; i++)
        {
            if (Metrics[i].Equals(metric))
                return i;
        }
        throw new ArgumentException($"EarlyStopping watches {metric}, which is none of the trainer's Metrics.");
    }

    internal void ThrowIfOther(Dataset<T> data, string name)
    {
        if (data.Count == 0)
            throw new ArgumentException($"{name} holds no rows.", name);
        if (data.InputSize != Network.InputSize)
            throw new ArgumentException($"{name} has InputSize {data.InputSize}, the network {Network.InputSize}.", name);
        int targetWidth = Cost.TargetWidth(Network.OutputSize);
        if (data.TargetSize != targetWidth)
            throw new ArgumentException($"{name} has TargetSize {data.TargetSize}; the network's OutputSize {Network.OutputSize} with the cost {Cost} needs {targetWidth}.", name);
    }
}
