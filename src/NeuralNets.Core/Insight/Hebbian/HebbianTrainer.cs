using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>
/// Lets one Dense layer of a network learn by a <see cref="HebbianRule"/>, from inputs alone. The layers before it make its inputs,
/// as in prediction; its biases and all other layers stay as they are, unless the rule says otherwise. Same seed, same bits.
/// </summary>
/// <remarks>
/// One thread at a time, and nothing else may use the network meanwhile. What a step is to the last bit: z and y as in prediction;
/// G = xᵀ·p, each sum a chain of multiply-adds over the rows of the batch from +0, then times 1/rows; D = W·M, each a chain over
/// the neurons (for a diagonal M, G − W·M in one multiply-add); w = fma(η, G − D, w). A steady-state step allocates nothing.
/// </remarks>
/// <typeparam name="T">float or double.</typeparam>
public sealed partial class HebbianTrainer<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly HebbianUpdate<T> _update;
    private readonly AlignedBuffer<T>? _thresholds;

    /// <summary>A trainer that has made no step.</summary>
    /// <param name="network">Learns in place.</param>
    /// <param name="layer">Which layer learns: index into <see cref="Network{T}.Layers"/>, a Dense.</param>
    /// <param name="rule">How.</param>
    /// <exception cref="ArgumentException">There is no such layer, or it is no Dense.</exception>
    public HebbianTrainer(Network<T> network, int layer, HebbianRule rule)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(rule);
        ParameterBlock weights = network.Architecture.Block(layer, "weight");
        Network = network;
        Layer = layer;
        Rule = rule;
        _thresholds = rule.HasThresholds ? new AlignedBuffer<T>(weights.Outputs) : null;
        _update = new HebbianUpdate<T>(network, weights, rule);
    }

    /// <summary>Learns in place.</summary>
    public Network<T> Network { get; }

    /// <summary>Which of its layers learns.</summary>
    public int Layer { get; }

    /// <summary>How it learns.</summary>
    public HebbianRule Rule { get; }

    /// <summary>Rows of one step in <see cref="Train"/>, at least 1; 1 is the rule as its paper has it.</summary>
    public int BatchSize
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"BatchSize is {value}; it must be at least 1.");
    } = 1;

    /// <summary>Decides the order of the rows in each epoch.</summary>
    public ulong Seed { get; init; }

    /// <summary>False: every epoch takes the rows in the order of the data set.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Steps made in all.</summary>
    public long Steps { get; private set; }

    /// <summary>Epochs that <see cref="Train"/> has finished in all.</summary>
    public int Epochs { get; private set; }

    /// <summary>The sliding thresholds of <see cref="BCM"/>, one a neuron; empty for other rules.</summary>
    public ReadOnlySpan<T> Thresholds => _thresholds is null ? default : _thresholds.Span;

    /// <summary>One step on one batch.</summary>
    /// <param name="inputs">[rows × InputSize] of the network, at least one row.</param>
    /// <exception cref="ArgumentException">Not a whole number of rows, or none.</exception>
    public void Step(ReadOnlySpan<T> inputs)
    {
        int rows = Check.Rows(inputs.Length, Network.InputSize, nameof(Network.InputSize), nameof(inputs));
        if (rows == 0)
            throw new ArgumentException("inputs holds no rows.", nameof(inputs));
        _update.Run(inputs, rows, Steps, _thresholds is null ? default : _thresholds.Span);
        Steps++;
    }
}
