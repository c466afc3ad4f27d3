using System.Numerics.Tensors;
using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>
/// The mean cost over a data set as a function of the parameters, in double: differences of costs and of gradients would drown
/// in the rounding of floats. The network it is made from stays as it is.
/// </summary>
internal sealed class CostSurface
{
    private const double RelativeStep = 1e-5;   // near ∛ε: the rounding and the truncation of a central difference balance

    private readonly Network<double> _network;
    private readonly DatasetObjective<double> _gradients;
    private readonly Evaluator<double> _costs;
    private readonly double[] _moved, _gradient;

    private CostSurface(Network<double> network, Dataset<double> data, ICost cost)
    {
        _network = network;
        _gradients = new DatasetObjective<double>(network, data, cost);
        _costs = new Evaluator<double>(network, cost, [], data);
        Start = network.CopyParameters();
        Gradient = new double[Start.Length];
        (_moved, _gradient) = (new double[Start.Length], new double[Start.Length]);
        Cost = _gradients.Evaluate(Start, Gradient);
    }

    /// <summary>The parameters of the network.</summary>
    public double[] Start { get; }

    /// <summary>C there.</summary>
    public double Cost { get; }

    /// <summary>∇C there.</summary>
    public double[] Gradient { get; }

    public static CostSurface Of<T>(Network<T> network, Dataset<T> data, ICost cost) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(InPrediction.Copy<T, double>(network), data as Dataset<double> ?? new ConvertedDataset<T>(data), cost);

    /// <summary>C at Start + step·direction.</summary>
    public double CostAt(double step, ReadOnlySpan<double> direction)
    {
        _network.SetParameters<double>(Moved(step, direction));
        return _costs.Run(CancellationToken.None)!.Cost;
    }

    /// <summary>uᵀ·H·u at Start for u = direction/|direction|, by a central difference of gradients; 0 for the direction 0.</summary>
    public double Curvature(ReadOnlySpan<double> direction)
    {
        double length = WideSum.Norm(direction);
        if (length == 0)
            return 0;
        double h = RelativeStep * Math.Max(1, Math.Abs(WideSum.Dot<double>(Start, direction)) / length);
        return (Slope(h / length, direction) - Slope(-h / length, direction)) / (2 * h * length);
    }

    private double Slope(double step, ReadOnlySpan<double> direction)
    {
        _gradients.Evaluate(Moved(step, direction), _gradient);
        return WideSum.Dot<double>(_gradient, direction);
    }

    private double[] Moved(double step, ReadOnlySpan<double> direction)
    {
        Start.CopyTo(_moved, 0);
        ScaledAdd.Run(step, direction, _moved);
        return _moved;
    }
}
