using System.Numerics.Tensors;
using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>The mean cost over a data set. In which parts it is read does not change a bit.</summary>
internal sealed class DatasetObjective<T> : IObjective where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Network<T> _network;
    private readonly ICost _cost;
    private readonly Gradient<T> _gradient;
    private readonly RowBatches<T> _batches;

    public DatasetObjective(Network<T> network, Dataset<T> data, ICost cost)
    {
        (_network, _cost) = (network, cost);
        _gradient = new Gradient<T>(network);
        _batches = new RowBatches<T>(data);
    }

    public double Evaluate(ReadOnlySpan<double> w, Span<double> gradient)
    {
        _network.SetParameters(w);
        _gradient.Clear();
        _batches.Restart();
        while (_batches.Next(out ReadOnlySpan<T> inputs, out ReadOnlySpan<T> targets))
            _network.Accumulate(inputs, targets, _cost, _gradient);
        double f = Number.ToDouble(_gradient.Complete());
        TensorPrimitives.ConvertTruncating<T, double>(_gradient.Values, gradient);
        return f;
    }
}
