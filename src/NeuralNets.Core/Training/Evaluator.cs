using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>Measures a network on a data set, in the order of its rows: the mean cost, as EvaluateCost gives it for all rows at once, and metrics.</summary>
internal sealed class Evaluator<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Network<T> _network;
    private readonly ICost _cost;
    private readonly IReadOnlyList<Metric> _metrics;
    private readonly Dataset<T> _data;
    private readonly BatchReader<T> _reader;
    private readonly AlignedBuffer<T> _outputs;
    private readonly int[] _rows;
    private readonly BlockTree<T> _sums = new((left, right) => left + right);

    public Evaluator(Network<T> network, ICost cost, IReadOnlyList<Metric> metrics, Dataset<T> data)
    {
        _network = network;
        _cost = cost;
        _metrics = metrics;
        _data = data;
        _reader = new BatchReader<T>(data, RowBlock.Size);
        _outputs = new AlignedBuffer<T>(_reader.MostRows * network.OutputSize);
        _rows = new int[_reader.MostRows];
        NewStates();   // refuses what it cannot measure before anything has been trained
    }

    /// <summary>Null: cancelled between two readings.</summary>
    public EvaluationResult? Run(CancellationToken cancellationToken)
    {
        MetricState[] states = NewStates();
        _sums.Clear();
        for (int first = 0; first < _data.Count; first += RowBlock.Size)
        {
            if (!AddBlock(first, Math.Min(first + RowBlock.Size, _data.Count), states, cancellationToken))
                return null;
        }
        T cost = _sums.Fold() * (T.One / T.CreateTruncating(_data.Count));
        return new EvaluationResult(Number.ToDouble(cost), Array.AsReadOnly([.. states.Select(state => state.Result)]));
    }

    private bool AddBlock(int first, int end, MetricState[] states, CancellationToken cancellationToken)
    {
        T sum = T.Zero;
        int block = first / RowBlock.Size;
        for (; first < end; first += _reader.MostRows)
        {
            if (cancellationToken.IsCancellationRequested)
                return false;
            Span<int> rows = _rows.AsSpan(0, Math.Min(_reader.MostRows, end - first));
            for (int i = 0; i < rows.Length; i++)
                rows[i] = first + i;
            _reader.Read(rows, out ReadOnlySpan<T> inputs, out ReadOnlySpan<T> targets);
            Span<T> outputs = _outputs.Span[..(rows.Length * _network.OutputSize)];
            sum = _network.AddCosts(inputs, targets, _cost, outputs, sum);
            foreach (MetricState state in states)
                state.Add<T>(outputs, targets);
        }
        _sums.Append(new BlockNode<T> { Level = 0, Index = block, Values = sum });
        _sums.Join(lastIsOpen: false);
        return true;
    }

    private MetricState[] NewStates() => [.. _metrics.Select(metric => metric.CreateState(_network, _data.TargetSize))];
}
