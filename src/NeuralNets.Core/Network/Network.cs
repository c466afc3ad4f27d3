using System.Numerics.Tensors;
using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>A feed-forward network: layers, and the parameters they learn.</summary>
/// <remarks>
/// Predict, Classify, EvaluateCost, Backpropagate and Accumulate only read the parameters: any number of threads may call them
/// at once. GradientStep and writing through <see cref="Parameters"/>, <see cref="Weights"/> or <see cref="Biases"/> change
/// them: nothing else may run meanwhile. Nothing is native and nothing needs to be disposed.
/// </remarks>
/// <typeparam name="T">float or double.</typeparam>
public sealed partial class Network<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> _parameters;
    private readonly Stage<T>[] _stages;            // as trained
    private readonly Stage<T>[] _predictStages;     // what runs in their place in prediction
    private readonly int[] _predictStagesOfLayers;  // how many of them make the first n layers
    private readonly (int Stage, int Part)[] _gradientParts;
    private readonly int _firstTrained;             // the lowest stage with parameters: backward need not go below it
    private readonly long _workPerRow;
    private readonly Pool<Workspace<T>> _training;
    private readonly Pool<Workspace<T>> _prediction;
    private int _maxThreads = Environment.ProcessorCount;

    /// <summary>A network with parameters drawn from <paramref name="seed"/>: the same seed gives the same bits everywhere.</summary>
    /// <param name="inputSize">Values in an input row, at least 1.</param>
    /// <param name="layers">At least one layer.</param>
    /// <param name="seed">Of the initial weights and of the draws in training.</param>
    /// <exception cref="ArgumentException">No layers, or a layer with a setting out of range.</exception>
    /// <exception cref="NotSupportedException">T is neither float nor double.</exception>
    public Network(int inputSize, IReadOnlyList<Layer> layers, ulong seed = 0)
        : this(CheckedArchitecture(inputSize, layers), seed)
    {
        for (int i = 0; i < Blocks.Count; i++)
            InitialParameters.Draw(Architecture, Blocks[i], seed, Parameters);
    }

    internal Network(Architecture architecture, ulong seed)
    {
        Architecture = architecture;
        Seed = seed;
        _parameters = new AlignedBuffer<T>(architecture.ParameterCount);
        _stages = [.. architecture.BuildStages<T>()];
        _predictStages = [.. _stages.Select(stage => stage.InPrediction).OfType<Stage<T>>()];
        _predictStagesOfLayers = new int[Layers.Count + 1];
        for (int n = 0; n <= Layers.Count; n++)
            _predictStagesOfLayers[n] = Array.FindLastIndex(_predictStages, stage => stage.Layer < n) + 1;
        _gradientParts = GradientPartsOf(_stages);
        _firstTrained = Array.FindIndex(_stages, stage => stage.GradientParts > 0);
        if (_firstTrained < 0)
            _firstTrained = _stages.Length;
        foreach (Stage<T> stage in _stages)
            _workPerRow += stage.Work;
        _training = new(() => new Workspace<T>(_stages, InputSize, OutputSize, training: true));
        _prediction = new(() => new Workspace<T>(_predictStages, InputSize, OutputSize, training: false));
    }

    /// <summary>Values in an input row.</summary>
    public int InputSize => Architecture.InputSize;

    /// <summary>Values in an output row.</summary>
    public int OutputSize => Architecture.OutputSize;

    /// <summary>The layers, first to last.</summary>
    public IReadOnlyList<Layer> Layers => Architecture.Layers;

    /// <summary>Where the initial weights came from, and where the draws in training (dropout, RReLU, GumbelSoftmax) come from.</summary>
    public ulong Seed { get; }

    /// <summary>
    /// Every parameter, layer by layer: weights input-major ([inputs × outputs]), then biases; for LayerNorm scale, then shift; for PReLU the slopes.
    /// Whoever writes here must be alone with the network.
    /// </summary>
    public Span<T> Parameters => _parameters.Span;

    /// <summary>Where each weight matrix and each vector lies in <see cref="Parameters"/>.</summary>
    public IReadOnlyList<ParameterBlock> Blocks => Architecture.Blocks;

    /// <summary>
    /// The most threads a call may use; all cores by default. Small work stays on the calling thread. Never changes a bit of
    /// any result.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxThreads
    {
        get => _maxThreads;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _maxThreads = value;
        }
    }

    internal Architecture Architecture { get; }

    /// <summary>The weights of a layer as [outputs, inputs], a view: w[j, k] leads from neuron k to neuron j.</summary>
    /// <param name="layer">Index into <see cref="Layers"/>.</param>
    /// <exception cref="ArgumentException">There is no such layer, or it has no weights.</exception>
    public TensorSpan<T> Weights(int layer) => ParameterView.Weights(Parameters, Architecture.Block(layer, "weight"));

    /// <summary>The biases of a layer.</summary>
    /// <param name="layer">Index into <see cref="Layers"/>.</param>
    /// <exception cref="ArgumentException">There is no such layer, or it has no biases.</exception>
    public Span<T> Biases(int layer) => ParameterView.Vector(Parameters, Architecture.Block(layer, "bias"));

    /// <summary>One step downhill: w = fma(−learningRate, ∂C/∂w, w) for every parameter, and gradient.Step += 1.</summary>
    /// <exception cref="ArgumentException">The gradient belongs to a network with other layers, or the rate is not finite.</exception>
    /// <exception cref="InvalidOperationException">The gradient is not complete.</exception>
    public void GradientStep(Gradient<T> gradient, T learningRate)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        gradient.ThrowIfOther(Architecture);
        Check.Finite(learningRate);
        gradient.ThrowIfNotComplete(nameof(GradientStep));
        ScaledAdd.Run(-learningRate, gradient.Values, Parameters, MaxThreads);
        gradient.Step++;
    }

    /// <summary>The same network in another precision: every parameter rounded once.</summary>
    public Network<TOther> ConvertTo<TOther>() where TOther : unmanaged, IBinaryFloatingPointIeee754<TOther>
    {
        Number.ThrowIfNotSupported<TOther>();
        var copy = new Network<TOther>(Architecture, Seed) { MaxThreads = MaxThreads };
        TensorPrimitives.ConvertTruncating<T, TOther>(Parameters, copy.Parameters);
        return copy;
    }

    /// <summary>A copy with parameters of its own.</summary>
    public Network<T> Clone() => ConvertTo<T>();

    private static (int Stage, int Part)[] GradientPartsOf(Stage<T>[] stages)
    {
        var parts = new List<(int, int)>();
        for (int s = 0; s < stages.Length; s++)
        {
            for (int part = 0; part < stages[s].GradientParts; part++)
                parts.Add((s, part));
        }
        return [.. parts];
    }

    private static Architecture CheckedArchitecture(int inputSize, IReadOnlyList<Layer> layers)
    {
        Number.ThrowIfNotSupported<T>();
        return new Architecture(inputSize, layers);
    }
}
