namespace NeuralNets.Insight;

/// <summary>One layer while one example passes: values on the way forward, derivatives on the way back.</summary>
/// <remarks>∂C/∂w = ∂C/∂a · ∂a/∂z · ∂z/∂w, the three factors of the chain rule; ∂z/∂w = a_previous stands in <see cref="Parameters"/>.</remarks>
public sealed class LayerTrace
{
    internal LayerTrace(int index, Layer layer, string name, LayerValues values, IReadOnlyList<ParameterTrace> parameters)
    {
        Index = index;
        Layer = layer;
        Name = name;
        Inputs = values.Inputs.AsReadOnly();
        Sums = values.Sums.AsReadOnly();
        Outputs = values.Outputs.AsReadOnly();
        OutputGradient = values.OutputGradient.AsReadOnly();
        SumGradient = values.SumGradient.AsReadOnly();
        InputGradient = values.InputGradient.AsReadOnly();
        Derivative = values.Derivative?.AsReadOnly();
        Jacobian = values.Jacobian?.AsReadOnly();
        Composition = values.Composition;
        Parameters = parameters;
    }

    /// <summary>Index into <see cref="Network{T}.Layers"/>.</summary>
    public int Index { get; }

    /// <summary>The layer.</summary>
    public Layer Layer { get; }

    /// <summary>"Dense 10, Sigmoid", say.</summary>
    public string Name { get; }

    /// <summary>a_previous: what the layer reads.</summary>
    public IReadOnlyList<double> Inputs { get; }

    /// <summary>z: the weighted sums of a Dense; of other layers the inputs.</summary>
    public IReadOnlyList<double> Sums { get; }

    /// <summary>a: what the layer makes of z.</summary>
    public IReadOnlyList<double> Outputs { get; }

    /// <summary>First factor, ∂C/∂a.</summary>
    public IReadOnlyList<double> OutputGradient { get; }

    /// <summary>Second factor, ∂a/∂z, where a[j] depends on z[j] alone; else null.</summary>
    public IReadOnlyList<double>? Derivative { get; }

    /// <summary>
    /// Second factor where a row's values depend on each other (softmax, LayerNorm): of n values, [j·n + k] is ∂a[j]/∂z[k]. Null
    /// where <see cref="Derivative"/> says it, or for more than 1024 values.
    /// </summary>
    public IReadOnlyList<double>? Jacobian { get; }

    /// <summary>∂C/∂z = Jᵀ·∂C/∂a; value by value ∂C/∂a · ∂a/∂z. In a composed last layer, what the composed cost gives.</summary>
    public IReadOnlyList<double> SumGradient { get; }

    /// <summary>∂C/∂a_previous.</summary>
    public IReadOnlyList<double> InputGradient { get; }

    /// <summary>"CrossEntropy composed with Softmax" in a last layer where the network takes ∂C/∂z from the two as one function of z; else null.</summary>
    public string? Composition { get; }

    /// <summary>Weights and biases, or scale and shift, or slopes, with the third factor.</summary>
    public IReadOnlyList<ParameterTrace> Parameters { get; }

    /// <summary>The weights, if it has any.</summary>
    public ParameterTrace? Weights => Parameters.FirstOrDefault(parameters => parameters.IsWeight);

    /// <summary>The inputs of the layer on which the cost depends most, largest |∂C/∂a_previous| first.</summary>
    /// <param name="count">At most so many, not negative.</param>
    public IReadOnlyList<Nudge> RankInputs(int count) => Nudge.Largest(count, Inputs.Count, k => InputGradient[k], k => InputNudge(k, InputGradient[k]));

    /// <summary>The weights into one neuron of a Dense on which the cost depends most: those from the most active inputs.</summary>
    /// <param name="neuron">Which.</param>
    /// <param name="count">At most so many, not negative.</param>
    /// <exception cref="InvalidOperationException">The layer has no weights.</exception>
    public IReadOnlyList<Nudge> RankWeightsInto(int neuron, int count)
    {
        (ParameterTrace weights, int outputs) = WeightsInto(neuron);
        return Nudge.Largest(count, Inputs.Count, k => weights.Gradient(k * outputs + neuron), k => weights.NudgeOf(k * outputs + neuron));
    }

    /// <summary>
    /// The inputs that one neuron of a Dense alone would move most: ∂C/∂z[j] · w[j, k], those with the largest weights. Summed
    /// over all neurons j that is ∂C/∂a_previous.
    /// </summary>
    /// <param name="neuron">Which.</param>
    /// <param name="count">At most so many, not negative.</param>
    /// <exception cref="InvalidOperationException">The layer has no weights.</exception>
    public IReadOnlyList<Nudge> RankInputsFor(int neuron, int count)
    {
        (ParameterTrace weights, int outputs) = WeightsInto(neuron);
        double Wish(int k) => SumGradient[neuron] * weights.Value(k * outputs + neuron);
        return Nudge.Largest(count, Inputs.Count, Wish, k => InputNudge(k, Wish(k)));
    }

    internal Nudge[] RankNeurons(int count) => Nudge.Largest(count, Sums.Count, j => SumGradient[j], j => new Nudge($"layer {Index}, z[{j}]", j, -1, Sums[j], SumGradient[j]));

    private Nudge InputNudge(int k, double gradient) => new(Index == 0 ? $"input[{k}]" : $"layer {Index - 1}, a[{k}]", k, -1, Inputs[k], gradient);

    private (ParameterTrace Weights, int Outputs) WeightsInto(int neuron)
    {
        if (Weights is not { } weights)
            throw new InvalidOperationException($"layer {Index} ({Name}) has no weights.");
        ArgumentOutOfRangeException.ThrowIfNegative(neuron);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(neuron, weights.Block.Outputs);
        return (weights, weights.Block.Outputs);
    }
}
