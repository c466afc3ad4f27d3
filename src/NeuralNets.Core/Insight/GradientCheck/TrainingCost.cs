namespace NeuralNets.Insight;

/// <summary>The mean cost of training (random layers draw) as a function of parameters and inputs: the network's own stages, forward alone.</summary>
internal sealed class TrainingCost
{
    private readonly Network<double> _network;
    private readonly double[] _inputs, _targets, _costs;
    private readonly Stage<double>[] _stages;
    private readonly double[][] _values, _moved, _kept;   // [s]: what stage s writes
    private readonly ICost _cost;
    private readonly ulong _step;

    public TrainingCost(Network<double> network, double[] inputs, double[] targets, ICost cost, ulong step)
    {
        _network = network;
        _inputs = inputs;
        _targets = targets;
        _step = step;
        Stage<double>[] all = [.. network.Architecture.BuildStages<double>()];
        (_cost, int stages) = network.Compose(cost, all);
        _stages = all[..stages];
        int rows = inputs.Length / network.InputSize;
        _costs = new double[rows];
        _values = [.. _stages.Select(stage => new double[rows * stage.Outputs])];
        _moved = [.. _stages.Select(stage => new double[rows * stage.Outputs])];
        _kept = [.. _stages.Select(stage => new double[rows * stage.Kept])];
        AtRest = Run(0, _values);
    }

    /// <summary>C with nothing moved.</summary>
    public double AtRest { get; }

    /// <summary>C after parameters of one layer have moved, or (layer 0) inputs: only what comes after is computed anew.</summary>
    public double After(int layer) => Run(Math.Max(Array.FindIndex(_stages, stage => stage.Layer >= layer), 0), _moved);

    private double Run(int from, double[][] values)
    {
        ReadOnlySpan<double> x = from == 0 ? _inputs : _values[from - 1];
        var pass = new Pass<double> { Parameters = _network.Parameters, Seed = _network.Seed, Step = _step };
        for (int s = from; s < _stages.Length; s++)
        {
            _stages[s].Forward(pass, x, values[s], _kept[s]);
            x = values[s];
        }
        _cost.Evaluate(x, _targets, _costs, _network.OutputSize);
        double sum = 0;
        foreach (double c in _costs)
            sum += c;
        return sum / _costs.Length;
    }
}
