using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>
/// Rows forward and back through a network's own stages, every value kept, to look at what training does not store. Index s of a
/// value means: before stage s.
/// </summary>
internal sealed class SignalRun<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Network<T> _network;
    private readonly Stage<T>[] _stages;
    private readonly ICost _cost;
    private readonly int _composedStages;   // these run before the composed cost
    private readonly AlignedBuffer<T>[] _values, _gradients, _kept;
    private readonly UnitCounter<T>?[] _counters;
    private readonly double[] _squares;     // Σ |∂C/∂z|² of each stage that is a weighted sum
    private long _rows;

    public SignalRun(Network<T> network, ICost cost, int mostRows, double slope)
    {
        _network = network;
        _stages = [.. network.Architecture.BuildStages<T>()];
        (_cost, _composedStages) = network.Compose(cost, _stages);
        int[] widths = [network.InputSize, .. _stages.Select(stage => stage.Outputs)];
        _values = [.. widths.Select(width => new AlignedBuffer<T>(mostRows * width))];
        _gradients = [.. widths.Select(width => new AlignedBuffer<T>(mostRows * width))];
        _kept = [.. _stages.Select(stage => new AlignedBuffer<T>(mostRows * stage.Kept))];
        _counters = [.. _stages.Select(stage => stage is ActivationStage<T> ? new UnitCounter<T>(stage, ActivationOf(stage), slope) : null)];
        _squares = new double[_stages.Length];
    }

    public IEnumerable<UnitCounter<T>> Counters => _counters.OfType<UnitCounter<T>>();

    /// <summary>√(mean over the rows of |∂C/∂z|²) of the weighted sum in a layer, if there is one.</summary>
    public double? Signal(int layer)
    {
        int s = Array.FindIndex(_stages, stage => stage.Layer == layer && stage is WeightedSumStage<T>);
        return s < 0 ? null : Math.Sqrt(_squares[s] / _rows);
    }

    public void Add(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, int rows)
    {
        int last = _stages.Length;
        inputs.CopyTo(Values(0, rows));
        for (int s = 0; s < last; s++)
        {
            _stages[s].Forward(Pass, Values(s, rows), Values(s + 1, rows), Kept(s, rows));
            _counters[s]?.Add(Values(s, rows), Values(s + 1, rows));
        }
        _cost.Differentiate<T>(Values(_composedStages, rows), targets, Gradients(_composedStages, rows), _network.OutputSize);
        for (int s = _composedStages - 1; s >= 0; s--)
        {
            if (_stages[s] is WeightedSumStage<T>)
                _squares[s] += WideSum.Dot<T>(Gradients(s + 1, rows), Gradients(s + 1, rows));
            if (s > 0)
                _stages[s].Backward(Pass, Values(s, rows), Values(s + 1, rows), Kept(s, rows), Gradients(s + 1, rows), Gradients(s, rows));
        }
        _rows += rows;
    }

    private Pass<T> Pass => new() { Parameters = _network.Parameters, Seed = _network.Seed };

    private Span<T> Values(int s, int rows) => _values[s].Span[..(rows * WidthBefore(s))];

    private Span<T> Gradients(int s, int rows) => _gradients[s].Span[..(rows * WidthBefore(s))];

    private Span<T> Kept(int s, int rows) => _kept[s].Span[..(rows * _stages[s].Kept)];

    private int WidthBefore(int s) => s == 0 ? _network.InputSize : _stages[s - 1].Outputs;

    private IActivation ActivationOf(Stage<T> stage) => _network.Layers[stage.Layer] switch
    {
        Dense dense => dense.Activation,
        ActivationLayer layer => layer.Activation,
        Layer other => throw new InvalidOperationException($"{other} has no activation."),
    };
}
