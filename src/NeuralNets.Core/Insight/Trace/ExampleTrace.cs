namespace NeuralNets.Insight;

/// <summary>
/// One example through a network and back: every z and a, the factors of the chain rule ∂C/∂w = ∂C/∂a · ∂a/∂z · ∂z/∂w, and what
/// the example would have changed.
/// </summary>
/// <remarks>
/// Values are those that Predict (or, with a step, training) computes in T. Rumelhart, Hinton, Williams 1986, "Learning
/// representations by back-propagating errors".
/// </remarks>
public sealed partial class ExampleTrace
{
    private readonly string _network;

    private ExampleTrace(string network, string costName, double cost, double[] input, double[] target, LayerTrace[] layers)
    {
        _network = network;
        CostName = costName;
        Cost = cost;
        Input = input.AsReadOnly();
        Target = target.AsReadOnly();
        Layers = layers.AsReadOnly();
        LayerTrace last = layers[^1];
        Outputs = Array.AsReadOnly([.. last.Outputs.Select((a, j) => new Nudge($"output[{j}]", j, -1, a, last.Composition is null ? last.OutputGradient[j] : last.SumGradient[j]))]);
    }

    /// <summary>C of the example.</summary>
    public double Cost { get; }

    /// <summary>Which cost.</summary>
    public string CostName { get; }

    /// <summary>What went in.</summary>
    public IReadOnlyList<double> Input { get; }

    /// <summary>y, as the cost takes it.</summary>
    public IReadOnlyList<double> Target { get; }

    /// <summary>The layers, first to last.</summary>
    public IReadOnlyList<LayerTrace> Layers { get; }

    /// <summary>
    /// Which outputs should rise and which fall: with ∂C/∂a, or, where the cost composes with the output activation, ∂C/∂z of the
    /// composed cost (<see cref="LayerTrace.Composition"/> names it).
    /// </summary>
    public IReadOnlyList<Nudge> Outputs { get; }

    /// <summary>Follows one example.</summary>
    /// <param name="network">Only read.</param>
    /// <param name="input">[InputSize].</param>
    /// <param name="target">[cost.TargetWidth(OutputSize)].</param>
    /// <param name="cost">C.</param>
    /// <param name="step">Which draw of the random layers, as in training for a first row (<see cref="Gradient{T}.Step"/>); null: as in prediction, where they do not draw.</param>
    /// <exception cref="ArgumentException">Lengths that do not fit.</exception>
    public static ExampleTrace Of<T>(Network<T> network, ReadOnlySpan<T> input, ReadOnlySpan<T> target, ICost cost, ulong? step = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(cost);
        Check.Length(input.Length, 1, network.InputSize, nameof(network.InputSize), nameof(input));
        Check.Length(target.Length, 1, cost.TargetWidth(network.OutputSize), "TargetWidth", nameof(target));
        var run = new TraceRun<T>(network, input, target, cost, step);
        return new ExampleTrace(
            string.Join("-", [network.InputSize, .. Enumerable.Range(0, network.Layers.Count).Where(i => network.Layers[i] is Dense).Select(network.Architecture.OutputsOf)]),
            cost.ToString() ?? "", run.Cost, Doubles.Of(input), Doubles.Of(target), run.Layers());
    }

    /// <summary>The parameters of all layers on which the cost depends most, largest |∂C/∂w| first.</summary>
    /// <param name="count">At most so many, not negative.</param>
    public IReadOnlyList<Nudge> RankParameters(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return [.. Layers.SelectMany(layer => layer.Parameters).SelectMany(parameters => parameters.Rank(count)).OrderByDescending(nudge => Math.Abs(nudge.Gradient)).Take(count)];
    }

    // y of an output, if the cost has one for each.
    private double? TargetOf(int output) => Target.Count == Outputs.Count || Target.Count == Outputs.Count + 1 ? Target[output] : null;
}
