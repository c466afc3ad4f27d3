namespace NeuralNets.Insight;

/// <summary>
/// Soft pieces that stand in for hard ones while a network learns: softmax for the largest of a row, a sigmoid for a step. Hard,
/// they answer by all or nothing, and no gradient passes; soft, they are hard in the limit of temperature 0.
/// </summary>
public static class Relaxation
{
    /// <summary>
    /// What the piece stands for: <see cref="ArgMax"/> for softmax at any temperature and sparsemax, <see cref="Activation.Step"/>
    /// for sigmoid at any temperature, HardSigmoid and the steps with surrogate derivatives; others stay as they are.
    /// </summary>
    /// <param name="activation">Soft or not.</param>
    public static IActivation Harden(IActivation activation) => activation switch
    {
        null => throw new ArgumentNullException(nameof(activation)),
        Activation.SoftmaxActivation { Temperature: > 0 } or Activation.SparsemaxActivation or ArgMax => new ArgMax(),
        Activation.BuiltIn<Activation.SigmoidOperator> or Activation.BuiltIn<Activation.SigmoidWithOperator> or Activation.BuiltIn<Activation.HardSigmoidOperator>
            or Activation.BuiltIn<Activation.StepStraightThroughOperator> or Activation.BuiltIn<Activation.StepClippedStraightThroughOperator>
            or Activation.BuiltIn<Activation.StepSigmoidOperator> or Activation.BuiltIn<Activation.StepArcTanOperator> => Activation.Step,
        _ => activation,
    };

    /// <summary>The layer with its activation hard; <see cref="GumbelSoftmax"/> becomes <see cref="ArgMax"/>.</summary>
    /// <param name="layer">Soft or not.</param>
    public static Layer Harden(Layer layer) => layer switch
    {
        null => throw new ArgumentNullException(nameof(layer)),
        Dense dense => dense with { Activation = Harden(dense.Activation) },
        ActivationLayer activation => new ActivationLayer(Harden(activation.Activation)),
        GumbelSoftmax => new ActivationLayer(new ArgMax()),
        _ => layer,
    };

    /// <summary>The network with every soft piece hard and the same parameters.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="network">Soft; it stays as it is.</param>
    /// <param name="output">
    /// Whether the last layer becomes hard too. The class it names is the same either way; a cost of probabilities sees only 0 and 1 then.
    /// </param>
    public static Network<T> Harden<T>(Network<T> network, bool output = false) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        int last = network.Layers.Count - 1;
        return WithLayers(network, [.. network.Layers.Select((layer, i) => i < last || output ? Harden(layer) : layer)]);
    }

    /// <summary>
    /// The layers at a temperature: in all but the last, softmax becomes softmax of z/T, sigmoid sigmoid of z/T, and GumbelSoftmax
    /// gets the temperature T.
    /// </summary>
    /// <param name="layers">At any temperature.</param>
    /// <param name="temperature">T, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A temperature that is not positive and finite.</exception>
    public static IReadOnlyList<Layer> AtTemperature(IReadOnlyList<Layer> layers, double temperature)
    {
        ArgumentNullException.ThrowIfNull(layers);
        Kernels.Setting.Positive(temperature);
        return Array.AsReadOnly([.. layers.Select((layer, i) => i < layers.Count - 1 ? AtTemperature(layer, temperature) : layer)]);
    }

    /// <summary>Another network with the same parameters: each layer may have another activation or temperature, but parameters of the same shape.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="network">Stays as it is.</param>
    /// <param name="layers">As many, with parameters of the same shapes.</param>
    /// <exception cref="ArgumentException">The parameters do not fit.</exception>
    public static Network<T> WithLayers<T>(Network<T> network, IReadOnlyList<Layer> layers) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        var architecture = new Architecture(network.InputSize, layers);
        if (!architecture.Blocks.SequenceEqual(network.Blocks))
            throw new ArgumentException($"layers ({architecture}) have other parameters than the network ({network.Architecture}).", nameof(layers));
        var copy = new Network<T>(architecture, network.Seed) { MaxThreads = network.MaxThreads };
        network.Parameters.CopyTo(copy.Parameters);
        return copy;
    }

    private static Layer AtTemperature(Layer layer, double temperature) => layer switch
    {
        Dense dense => dense with { Activation = AtTemperature(dense.Activation, temperature) },
        ActivationLayer activation => new ActivationLayer(AtTemperature(activation.Activation, temperature)),
        GumbelSoftmax => new GumbelSoftmax(temperature),
        _ => layer,
    };

    private static IActivation AtTemperature(IActivation activation, double temperature) => activation switch
    {
        Activation.SoftmaxActivation { Temperature: > 0 } => Activation.SoftmaxWith(temperature),
        Activation.BuiltIn<Activation.SigmoidOperator> or Activation.BuiltIn<Activation.SigmoidWithOperator> => Activation.SigmoidWith(temperature),
        _ => activation,
    };
}
