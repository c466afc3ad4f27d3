using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>What a network is before it has weights: checked layers, their widths, and where each parameter lies.</summary>
internal sealed class Architecture
{
    private readonly Layer[] _layers;
    private readonly List<ParameterBlock> _blocks = [];
    private readonly int[] _widths;   // [0] is the input size, [i + 1] the width after layer i

    public Architecture(int inputSize, IReadOnlyList<Layer> layers)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inputSize);
        ArgumentNullException.ThrowIfNull(layers);
        if (layers.Count == 0)
            throw new ArgumentException("layers is empty: a network has at least one layer.", nameof(layers));
        _layers = [.. layers];
        _widths = new int[_layers.Length + 1];
        _widths[0] = inputSize;
        long parameters = 0;
        for (int i = 0; i < _layers.Length; i++)
        {
            Check(_layers[i], i);
            _widths[i + 1] = _layers[i] is Dense dense ? dense.Size : _widths[i];
            foreach ((string name, int inputs) in ParametersOf(_layers[i], _widths[i]))
            {
                _blocks.Add(new ParameterBlock(i, name, (int)parameters, inputs, _widths[i + 1]));
                parameters += (long)inputs * _widths[i + 1];
                if (parameters > Array.MaxLength / 2)
                    throw new ArgumentException($"layers[{i}] brings the network to {parameters} parameters, more than one array can hold.", nameof(layers));
            }
        }
        ParameterCount = (int)parameters;
        Layers = Array.AsReadOnly(_layers);
        Blocks = _blocks.AsReadOnly();
    }

    public IReadOnlyList<Layer> Layers { get; }

    public IReadOnlyList<ParameterBlock> Blocks { get; }

    public int InputSize => _widths[0];

    public int OutputSize => _widths[^1];

    public int ParameterCount { get; }

    public int InputsOf(int layer) => _widths[layer];

    public int OutputsOf(int layer) => _widths[layer + 1];

    /// <summary>What the last layer makes of its weighted sum, if it is an activation at all.</summary>
    public IActivation? OutputActivation => _layers[^1] switch
    {
        Dense dense => dense.Activation,
        ActivationLayer layer => layer.Activation,
        _ => null,
    };

    public ParameterBlock Block(int layer, string name)
    {
        if ((uint)layer >= (uint)_layers.Length)
            throw new ArgumentOutOfRangeException(nameof(layer), layer, $"layer is {layer}; the network has layers 0 to {_layers.Length - 1}.");
        foreach (ParameterBlock block in _blocks)
        {
            if (block.Layer == layer && block.Name == name)
                return block;
        }
        throw new ArgumentException($"layer {layer} ({_layers[layer].GetType().Name}) has no {name}.", nameof(layer));
    }

    public bool Fits(Architecture other) =>
        ReferenceEquals(this, other) || (InputSize == other.InputSize && _layers.AsSpan().SequenceEqual(other._layers));

    public override string ToString() => $"{InputSize} inputs, {string.Join(", ", _layers.Select(layer => layer.ToString()))}";

    public List<Stage<T>> BuildStages<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var stages = new List<Stage<T>>();
        for (int i = 0; i < _layers.Length; i++)
        {
            switch (_layers[i])
            {
                case Dense dense:
                    stages.Add(new WeightedSumStage<T>(Block(i, "weight"), dense.HasBias ? Block(i, "bias") : null));
                    AddActivation(stages, i, dense.Activation);
                    break;
                case ActivationLayer layer:
                    AddActivation(stages, i, layer.Activation);
                    break;
                case Dropout dropout:
                    stages.Add(new DropoutStage<T>(i, _widths[i], dropout.Rate));
                    break;
                case LayerNorm norm:
                    stages.Add(new LayerNormStage<T>(Block(i, "scale"), Block(i, "shift"), norm.Epsilon));
                    break;
                case PReLU:
                    stages.Add(new PReLUStage<T>(Block(i, "slope")));
                    break;
                case RReLU rrelu:
                    stages.Add(new RReLUStage<T>(i, _widths[i], rrelu));
                    break;
                case GumbelSoftmax gumbel:
                    stages.Add(new GumbelSoftmaxStage<T>(i, _widths[i], gumbel.Temperature));
                    break;
            }
        }
        return stages;
    }

    private void AddActivation<T>(List<Stage<T>> stages, int layer, IActivation activation) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!activation.Equals(Activation.Identity))
            stages.Add(new ActivationStage<T>(layer, _widths[layer + 1], activation));
    }

    private static (string Name, int Inputs)[] ParametersOf(Layer layer, int inputs) => layer switch
    {
        Dense { HasBias: true } => [("weight", inputs), ("bias", 1)],
        Dense => [("weight", inputs)],
        LayerNorm => [("scale", 1), ("shift", 1)],
        PReLU => [("slope", 1)],
        _ => [],
    };

    private static void Check(Layer layer, int i)
    {
        string? problem = layer switch
        {
            null => "is null",
            Dense { Size: <= 0 } dense => $"has Size {dense.Size}; it must be positive",
            Dense { Activation: null } or ActivationLayer { Activation: null } => "has no Activation (null)",
            Dropout dropout when !(dropout.Rate >= 0 && dropout.Rate < 1) => $"has Rate {dropout.Rate}; it must lie in [0, 1)",
            LayerNorm norm when !(norm.Epsilon > 0 && double.IsFinite(norm.Epsilon)) => $"has Epsilon {norm.Epsilon}; it must be positive and finite",
            PReLU prelu when !double.IsFinite(prelu.InitialSlope) => $"has InitialSlope {prelu.InitialSlope}; it must be finite",
            RReLU rrelu when !(rrelu.Lower <= rrelu.Upper && double.IsFinite(rrelu.Upper - rrelu.Lower)) => $"has Lower {rrelu.Lower} and Upper {rrelu.Upper}; they must be finite and in order",
            GumbelSoftmax gumbel when !(gumbel.Temperature > 0 && double.IsFinite(gumbel.Temperature)) => $"has Temperature {gumbel.Temperature}; it must be positive and finite",
            _ => null,
        };
        if (problem is not null)
            throw new ArgumentException($"layers[{i}] {(layer is null ? "" : $"({layer.GetType().Name}) ")}{problem}.", "layers");
    }
}
