using System.Numerics.Tensors;
using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>The mean cost over a data set. In which parts it is read does not change a bit.</summary>
internal sealed class DatasetObjective<T> : IObjective where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostValues = 1 << 22;   // of a part

    private readonly Network<T> _network;
    private readonly Dataset<T> _data;
    private readonly ICost _cost;
    private readonly Gradient<T> _gradient;
    private readonly int[] _rows;
    private readonly T[] _inputs, _targets;

    public DatasetObjective(Network<T> network, Dataset<T> data, ICost cost)
    {
        (_network, _data, _cost) = (network, data, cost);
        _gradient = new Gradient<T>(network);
        _rows = new int[Math.Clamp(MostValues / Math.Max(data.InputSize, data.TargetSize), 1, Math.Min(RowBlock.Size, data.Count))];
        _inputs = new T[_rows.Length * data.InputSize];
        _targets = new T[_rows.Length * data.TargetSize];
    }

    public double Evaluate(ReadOnlySpan<double> w, Span<double> gradient)
    {
        _network.SetParameters(w);
        _gradient.Clear();
        for (int first = 0; first < _data.Count; first += _rows.Length)
        {
            Span<int> rows = _rows.AsSpan(0, Math.Min(_rows.Length, _data.Count - first));
            for (int i = 0; i < rows.Length; i++)
                rows[i] = first + i;
            Span<T> inputs = _inputs.AsSpan(0, rows.Length * _data.InputSize), targets = _targets.AsSpan(0, rows.Length * _data.TargetSize);
            _data.Read(rows, inputs, targets);
            _network.Accumulate(inputs, targets, _cost, _gradient);
        }
        double f = Number.ToDouble(_gradient.Complete());
        TensorPrimitives.ConvertTruncating<T, double>(_gradient.Values, gradient);
        return f;
    }
}
