using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>Measures a network on a data set, in the order of its rows: the mean cost, as EvaluateCost gives it for all rows at once, and metrics.</summary>
internal sealed class Evaluator<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Network<T> _network;
    private readonly ICost _cost;
    private readonly IReadOnlyList<Metric> _metrics;
    private readonly Dataset<T> _data;
    private readonly RowBatches<T> _batches;
    private readonly AlignedBuffer<T> _outputs;
    private readonly BlockTree<T> _sums = new((left, right) => left + right);

    public Evaluator(Network<T> network, ICost cost, IReadOnlyList<Metric> metrics, Dataset<T> data)
    {
        _network = network;
        _cost = cost;
        _metrics = metrics;
        _data = data;
        _batches = new RowBatches<T>(data);
        _outputs = new AlignedBuffer<T>(_batches.MostRows * network.OutputSize);
        NewStates();   // refuses what it cannot measure before anything has been trained
    }

    /// <summary>Null: cancelled between two readings.</summary>
    public EvaluationResult? Run(CancellationToken cancellationToken)
    {
        MetricState[] states = NewStates();
        _sums.Clear();
        _batches.Restart();
        T sum = T.Zero;
        while (_batches.Next(out ReadOnlySpan<T> inputs, out ReadOnlySpan<T> targets))
        {
            if (cancellationToken.IsCancellationRequested)
                return null;
            Span<T> outputs = _outputs.Span[..(_batches.Rows * _network.OutputSize)];
            sum = _network.AddCosts(inputs, targets, _cost, outputs, sum);
            foreach (MetricState state in states)
                state.Add<T>(outputs, targets);
            if (!_batches.EndsBlock)
                continue;
            _sums.Append(new BlockNode<T> { Level = 0, Index = _batches.Block, Values = sum });
            _sums.Join(lastIsOpen: false);
            sum = T.Zero;
        }
        T cost = _sums.Fold() * (T.One / T.CreateTruncating(_data.Count));
        return new EvaluationResult(Number.ToDouble(cost), Array.AsReadOnly([.. states.Select(state => state.Result)]));
    }

    private MetricState[] NewStates() => [.. _metrics.Select(metric => metric.CreateState(_network, _data.TargetSize))];
}
