using System.Numerics.Tensors;
using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>One step of a <see cref="HebbianRule"/> on a layer, and the memory it needs.</summary>
internal sealed class HebbianUpdate<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Of a part: enough for a matrix product to run at speed, few enough to share among threads.
    private const int RowsPerPart = 96, InputsPerPart = 96;
    private const long WorkPerThread = 1 << 18;

    private readonly Network<T> _network;
    private readonly HebbianRule _rule;
    private readonly ParameterBlock _weights;
    private readonly ParameterBlock? _biases;
    private readonly TypedActivation<T> _activation;
    private readonly int _inputs, _outputs;
    private readonly AlignedBuffer<T> _gain, _decay, _m, _norms;   // G; D, for a matrix M; M; a value a neuron
    private AlignedBuffer<T> _x = new(0), _y = new(0), _p = new(0);

    public HebbianUpdate(Network<T> network, ParameterBlock weights, HebbianRule rule)
    {
        (_network, _rule, _weights) = (network, rule, weights);
        var dense = (Dense)network.Layers[weights.Layer];
        _biases = dense.HasBias ? network.Architecture.Block(weights.Layer, "bias") : null;
        _activation = TypedActivation<T>.Of(dense.Activation);
        (_inputs, _outputs) = (weights.Inputs, weights.Outputs);
        _gain = new AlignedBuffer<T>(_inputs * _outputs);
        _decay = new AlignedBuffer<T>(rule.DecaysByMatrix ? _inputs * _outputs : 0);
        _m = new AlignedBuffer<T>(rule.DecaysByMatrix ? checked(_outputs * _outputs) : _outputs);
        _norms = new AlignedBuffer<T>(_outputs);
    }

    public Span<T> Weights => _network.Parameters.Slice(_weights.Offset, _inputs * _outputs);

    private Span<T> Biases => _biases is { } block ? _network.Parameters.Slice(block.Offset, _outputs) : default;

    public void Run(ReadOnlySpan<T> inputs, int rows, long step, Span<T> thresholds)
    {
        double rate = _rule.RateOf(step);
        if (step == 0)
            _rule.Settle(Weights, Biases, _norms.Span);
        ReadOnlySpan<T> x = LayerInputs(inputs, rows);
        Span<T> y = Room(ref _y, rows * _outputs), p = Room(ref _p, rows * _outputs);
        Answer(x, y, rows);
        _rule.Respond(new HebbianBatch<T> { Rows = rows, Outputs = _outputs, Step = step, Y = y, P = p, M = _m.Span, Thresholds = thresholds });
        if (!_rule.DecaysByMatrix)
            TensorPrimitives.Negate(_m.Span, _m.Span);   // then G − W·M is one multiply-add
        Learn(x, p, rows, rate);
        _rule.Settle(Weights, Biases, _norms.Span);
    }

    private ReadOnlySpan<T> LayerInputs(ReadOnlySpan<T> inputs, int rows)
    {
        if (_weights.Layer == 0)
            return inputs;
        Span<T> x = Room(ref _x, rows * _inputs);
        _network.Predict(inputs, x, _weights.Layer);
        return x;
    }

    private void Answer(ReadOnlySpan<T> x, Span<T> y, int rows)
    {
        var job = new AnswerRows { X = x, Y = y, Weights = Weights, Biases = Biases, Inputs = _inputs, Outputs = _outputs };
        Team.Run(ref job, (rows + RowsPerPart - 1) / RowsPerPart, Threads((long)rows * _inputs * _outputs));
        if (!_rule.ReadsWeightedSums)
            _activation.Activate(y, y, _outputs);
    }

    private void Learn(ReadOnlySpan<T> x, ReadOnlySpan<T> p, int rows, double rate)
    {
        var job = new LearnInputs
        {
            X = x, P = p, Weights = Weights, Gain = _gain.Span, Decay = _decay.Span, M = _m.Span,
            Inputs = _inputs, Outputs = _outputs, PerRow = T.One / T.CreateTruncating(rows), Rate = Number.Round<T>(rate),
        };
        long perWeight = rows + (_rule.DecaysByMatrix ? _outputs : 1);
        Team.Run(ref job, (_inputs + InputsPerPart - 1) / InputsPerPart, Threads(perWeight * _inputs * _outputs));
    }

    private int Threads(long work) => (int)Math.Clamp(work / WorkPerThread, 1, _network.MaxThreads);

    private static Span<T> Room(ref AlignedBuffer<T> buffer, int length)
    {
        if (buffer.Length < length)
            buffer = new AlignedBuffer<T>(length);
        return buffer.Span[..length];
    }

    private ref struct AnswerRows : IJob
    {
        public ReadOnlySpan<T> X, Weights, Biases;
        public Span<T> Y;
        public int Inputs, Outputs;

        public readonly void Run(int part)
        {
            int from = part * RowsPerPart, count = Math.Min(RowsPerPart, Y.Length / Outputs - from);
            Matrix.WeightedSum(X.Slice(from * Inputs, count * Inputs), Weights, Biases, Y.Slice(from * Outputs, count * Outputs), Inputs, Outputs);
        }
    }

    // The weights from some inputs to all neurons: no part needs what another writes.
    private ref struct LearnInputs : IJob
    {
        public ReadOnlySpan<T> X, P, M;
        public Span<T> Weights, Gain, Decay;
        public int Inputs, Outputs;
        public T PerRow, Rate;

        public readonly void Run(int part)
        {
            int from = part * InputsPerPart, to = Math.Min(from + InputsPerPart, Inputs);
            Matrix.WeightGradient(X, P, Gain, Inputs, Outputs, from, to, continues: false, PerRow);
            Span<T> w = Weights[(from * Outputs)..(to * Outputs)], gain = Gain[(from * Outputs)..(to * Outputs)];
            if (Decay.IsEmpty)
            {
                for (int first = 0; first < w.Length; first += Outputs)
                    MultiplyAdd.Run(w.Slice(first, Outputs), M, gain.Slice(first, Outputs));
            }
            else
            {
                Span<T> decay = Decay[(from * Outputs)..(to * Outputs)];
                Matrix.WeightedSum(w, M, default, decay, Outputs, Outputs);
                TensorPrimitives.Subtract(gain, decay, gain);
            }
            ScaledAdd.Run(Rate, gain, w);
        }
    }
}
