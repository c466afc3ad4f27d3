using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>One run of <see cref="LearningRateRangeTest"/>, on a network of its own.</summary>
internal sealed class LearningRateRangeRun<T>(LearningRateRangeTest settings, Network<T> network, ICost cost, Dataset<T> data, Optimizer optimizer)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int[] _order = new int[data.Count];
    private readonly int _batch = Math.Min(settings.BatchSize, data.Count);
    private int _next = data.Count;   // where in the order the next batch begins
    private ulong _epoch;

    public LearningRateRange Run(CancellationToken cancellationToken)
    {
        OptimizerState<T> state = optimizer.CreateState(network);
        var gradient = new Gradient<T>(network);
        var curve = new List<LearningRatePoint>();
        T[] inputs = new T[_batch * data.InputSize], targets = new T[_batch * data.TargetSize];
        double sum = 0;
        int lowest = 0;
        for (int i = 0; i < settings.Steps; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadOnlySpan<int> rows = NextBatch();
            Span<T> x = inputs.AsSpan(0, rows.Length * data.InputSize), y = targets.AsSpan(0, rows.Length * data.TargetSize);
            data.Read(rows, x, y);
            double c = Number.ToDouble(network.Backpropagate(x, y, cost, gradient));
            if (!double.IsFinite(c))
                break;
            sum = settings.Smoothing * sum + (1 - settings.Smoothing) * c;
            double smoothed = sum / (1 - Powers.Of(settings.Smoothing, i + 1));
            curve.Add(new LearningRatePoint(state.LearningRate, c, smoothed));
            double least = curve[lowest].SmoothedCost;
            if (smoothed < least)
                lowest = i;
            else if (smoothed - least > (settings.Divergence - 1) * Math.Abs(least))
                break;
            state.Step(gradient);
        }
        return new LearningRateRange(curve.AsReadOnly(), lowest > 0 ? curve[lowest].LearningRate / 10 : null);
    }

    private ReadOnlySpan<int> NextBatch()
    {
        if (_next == data.Count)
        {
            Permutation.Fill(_order, settings.Seed, ++_epoch);
            _next = 0;
        }
        int first = _next;
        _next = Math.Min(first + _batch, data.Count);
        return _order.AsSpan(first, _next - first);
    }
}
