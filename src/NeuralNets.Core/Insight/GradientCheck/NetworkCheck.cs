using System.Numerics.Tensors;

namespace NeuralNets.Insight;

/// <summary>One gradient check of a network in double, whose parameters and inputs it moves and puts back.</summary>
internal sealed class NetworkCheck
{
    private static readonly double[] s_one = [1];

    private readonly Network<double> _network;
    private readonly double[] _inputs;
    private readonly AnalyticGradient _gradient;
    private readonly Lazy<AnalyticGradient> _gradientBeside;   // few checks look there
    private readonly TrainingCost _cost;
    private readonly GradientCheckOptions _options;
    private readonly DifferenceQuotient _quotient;
    private readonly List<GradientCheckGroup> _groups = [];

    public NetworkCheck(Network<double> network, double[] inputs, double[] targets, ICost cost, GradientCheckOptions options)
    {
        _network = network;
        _inputs = inputs;
        _options = options;
        _quotient = new DifferenceQuotient(options);
        _gradient = new AnalyticGradient(network, inputs, targets, cost, options.Step);
        _gradient.Run();
        _gradientBeside = new(() => new AnalyticGradient(network, inputs, targets, cost, options.Step));
        _cost = new TrainingCost(network, inputs, targets, cost, options.Step);
    }

    public GradientCheckReport Run()
    {
        int surrogate = Surrogate.LastLayer(_network.Layers), firstLayer = Math.Max(_options.FirstLayer, surrogate + 1);
        ParameterBlock[] blocks = [.. _network.Blocks.Where(block => block.Layer >= firstLayer)];
        for (int i = 0; i < blocks.Length; i++)
            AddBlock(blocks[i], Draw.Stream(_options.Seed, (ulong)i + 2));
        if (blocks.Any(block => block.Length > _options.EntriesPerBlock))
            AddDirections("all parameters", Draw.Stream(_options.Seed, 0), blocks[0].Layer, inputs: false, blocks[0].Offset, _network.Parameters.Length - blocks[0].Offset);
        if (firstLayer == 0)
            AddInputs(Draw.Stream(_options.Seed, 1));
        string[] notes = surrogate < 0 ? [] : [$"layer {surrogate} learns by a surrogate of its derivative, by intent: neither it nor what lies before it was checked."];
        return new GradientCheckReport($"a network of {TextTable.Integer(_network.Parameters.Length)} parameters", _cost.AtRest, _groups, notes);
    }

    private void AddBlock(ParameterBlock block, RandomStream random)
    {
        string name = $"layer {block.Layer}, {block.Name}";
        int[] entries = Draw.Indices(random, block.Length, _options.EntriesPerBlock);
        _groups.Add(new(name, [.. entries.Select(i => Entry(ParameterName.Of(block, i), block.Layer, inputs: false, block.Offset + i))], block.Length));
        if (entries.Length < block.Length)
            AddDirections(name, random, block.Layer, inputs: false, block.Offset, block.Length);
    }

    private void AddInputs(RandomStream random)
    {
        int width = _network.InputSize;
        int[] entries = Draw.Indices(random, _inputs.Length, _options.EntriesPerBlock);
        _groups.Add(new("inputs", [.. entries.Select(i => Entry($"row {i / width}, input[{i % width}]", 0, inputs: true, i))], _inputs.Length));
        if (entries.Length < _inputs.Length)
            AddDirections("inputs", random, 0, inputs: true, 0, _inputs.Length);
    }

    private void AddDirections(string name, RandomStream random, int layer, bool inputs, int offset, int count)
    {
        if (_options.Directions > 0)
            _groups.Add(new($"{name}, along random directions", [.. Enumerable.Range(0, _options.Directions).Select(i => Along($"{name}, direction {i}", layer, inputs, offset, Draw.Direction(random, count), 1))], 0));
    }

    private GradientComparison Entry(string name, int layer, bool inputs, int index) =>
        Along(name, layer, inputs, index, s_one, Math.Max(1, Math.Abs(Values(inputs)[index])));

    // d/dt of C(x + t·v) for the coordinates from offset on.
    private GradientComparison Along(string name, int layer, bool inputs, int offset, double[] v, double size)
    {
        double[] before = Values(inputs).Slice(offset, v.Length).ToArray();
        GradientComparison comparison = _quotient.Compare(name, _gradient.Along(inputs, offset, v), Cost, _cost.AtRest, size, Slope);
        before.CopyTo(Values(inputs)[offset..]);
        return comparison;

        double Cost(double t)
        {
            Move(t);
            return _cost.After(layer);
        }

        double Slope(double t)
        {
            Move(t);
            _gradientBeside.Value.Run();
            return _gradientBeside.Value.Along(inputs, offset, v);
        }

        void Move(double t) => TensorPrimitives.MultiplyAdd(v, t, before, Values(inputs).Slice(offset, v.Length));
    }

    private Span<double> Values(bool inputs) => inputs ? _inputs : _network.Parameters;
}
