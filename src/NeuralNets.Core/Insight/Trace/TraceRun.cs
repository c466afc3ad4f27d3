namespace NeuralNets.Insight;

/// <summary>One row forward and back through a network's own stages, every value kept. Index s of a value means: before stage s.</summary>
internal sealed class TraceRun<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int LargestJacobian = 1024;

    private readonly Network<T> _network;
    private readonly Stage<T>[] _stages;
    private readonly T[][] _values, _gradients, _kept;
    private readonly ICost _cost;
    private readonly int _composedStages;   // these run before the composed cost
    private readonly T[] _targets, _outputGradient;
    private readonly ulong _step;

    public TraceRun(Network<T> network, ReadOnlySpan<T> input, ReadOnlySpan<T> target, ICost cost, ulong? step)
    {
        _network = network;
        _cost = cost;
        _targets = target.ToArray();
        _step = step ?? 0;
        IEnumerable<Stage<T>> stages = network.Architecture.BuildStages<T>();
        _stages = [.. step is null ? stages.Select(stage => stage.InPrediction).OfType<Stage<T>>() : stages];
        _values = new T[_stages.Length + 1][];
        _gradients = new T[_stages.Length + 1][];
        _kept = [.. _stages.Select(stage => new T[stage.Kept])];
        _values[0] = input.ToArray();
        for (int s = 0; s < _stages.Length; s++)
            _stages[s].Forward(Pass, _values[s], _values[s + 1] = new T[_stages[s].Outputs], _kept[s]);

        (ICost composed, _composedStages) = network.Compose(cost, _stages);
        IsComposed = network.Architecture.OutputActivation is { } activation && cost.Compose(activation) is not null;
        T[] costs = [T.Zero], last = _values[_composedStages];
        composed.Evaluate(last, _targets, costs, last.Length);
        Cost = double.CreateTruncating(costs[0]);
        composed.Differentiate(last, _targets, _gradients[_composedStages] = new T[last.Length], last.Length);
        _outputGradient = new T[network.OutputSize];
        cost.Differentiate(_values[^1], _targets, _outputGradient, network.OutputSize);
        for (int s = _composedStages - 1; s >= 0; s--)
            _gradients[s] = Backward(s, _gradients[s + 1]);
    }

    public double Cost { get; }

    public bool IsComposed { get; }

    private Pass<T> Pass => new() { Parameters = _network.Parameters, Seed = _network.Seed, Step = _step };

    public LayerTrace[] Layers()
    {
        double[] parameters = Doubles.Of<T>(_network.Parameters);
        var layers = new LayerTrace[_network.Layers.Count];
        int s = 0;
        for (int i = 0; i < layers.Length; i++)
        {
            int end = s;
            while (end < _stages.Length && _stages[end].Layer == i)
                end++;
            layers[i] = Trace(i, s, end, parameters);
            s = end;
        }
        return layers;
    }

    // Stages from … end − 1 make the layer: a weighted sum, a function, both or none.
    private LayerTrace Trace(int index, int from, int end, double[] parameters)
    {
        int function = from < end && _stages[from] is WeightedSumStage<T> ? from + 1 : from;
        bool isComposed = IsComposed && index == _network.Layers.Count - 1;
        // Without a stage of its own, a function is the identity: ∂a/∂z = 1.
        T[] outputGradient = isComposed ? _outputGradient : _gradients[end];
        (double[]? derivative, double[]? jacobian) = function < end ? Second(function) : (Ones(_network.Architecture.OutputsOf(index)), null);
        var values = new LayerValues
        {
            Inputs = Doubles.Of<T>(_values[from]),
            Sums = Doubles.Of<T>(_values[function]),
            Outputs = Doubles.Of<T>(_values[end]),
            OutputGradient = Doubles.Of<T>(outputGradient),
            SumGradient = Doubles.Of<T>(_gradients[function]),
            InputGradient = Doubles.Of<T>(_gradients[from]),
            Derivative = derivative,
            Jacobian = jacobian,
            Composition = isComposed ? $"{_cost} composed with {_network.Architecture.OutputActivation}" : null,
        };
        ParameterTrace[] blocks = [.. _network.Blocks.Where(block => block.Layer == index).Select(block => Third(block, values, parameters, from))];
        return new LayerTrace(index, _network.Layers[index], LayerName.Of(_network.Layers[index]), values, Array.AsReadOnly(blocks));
    }

    private ParameterTrace Third(ParameterBlock block, LayerValues values, double[] parameters, int stage)
    {
        (double[] upstream, double[] factor) = block.Name switch
        {
            "weight" => (values.SumGradient, values.Inputs),
            "bias" => (values.SumGradient, Ones(block.Outputs)),
            "scale" => (values.OutputGradient, Doubles.Of<T>(_kept[stage].AsSpan(0, block.Outputs))),
            "slope" => (values.OutputGradient, [.. values.Sums.Select(z => z > 0 ? 0 : z)]),
            _ => (values.OutputGradient, Ones(block.Outputs)),
        };
        return new ParameterTrace(block, parameters.AsMemory(block.Offset, block.Length), upstream, factor);
    }

    // ∂a/∂z. A function works value by value if what it makes of other ∂C/∂a is f′·∂C/∂a, to a few roundings.
    private (double[]? Derivative, double[]? Jacobian) Second(int s)
    {
        int n = _stages[s].Outputs;
        RandomStream random = Draw.Stream(0, 0);
        var probe = new T[n];
        for (int i = 0; i < n; i++)
            probe[i] = T.CreateTruncating(0.5 + random.NextDouble());
        T[] slopes = Backward(s, [.. Enumerable.Repeat(T.One, n)]), answer = Backward(s, probe);
        if (n == 1 || Enumerable.Range(0, n).All(i => T.IsNaN(slopes[i]) || IsClose(answer[i], slopes[i] * probe[i])))
            return (Doubles.Of<T>(slopes), null);
        if (n > LargestJacobian)
            return (null, null);
        var jacobian = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            var unit = new T[n];
            unit[i] = T.One;
            Doubles.Of<T>(Backward(s, unit)).CopyTo(jacobian, i * n);
        }
        return (null, jacobian);
    }

    private T[] Backward(int s, T[] dy)
    {
        var dx = new T[_stages[s].Inputs];
        _stages[s].Backward(Pass, _values[s], _values[s + 1], _kept[s], dy, dx);
        return dx;
    }

    private static bool IsClose(T x, T y) => x == y || T.Abs(x - y) <= T.CreateTruncating(8) * (T.BitIncrement(T.One) - T.One) * T.Abs(y);

    private static double[] Ones(int count) => [.. Enumerable.Repeat(1.0, count)];
}
