using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>The best measurement so far, its parameters, and how many have followed that were no better.</summary>
internal sealed class BestParameters<T>(int count) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private AlignedBuffer<T>? _parameters;

    /// <summary>NaN: there is none yet.</summary>
    public double Value { get; set; } = double.NaN;

    public int Waited { get; set; }

    private bool Exists => !double.IsNaN(Value);

    public Span<T> Parameters => (_parameters ??= new AlignedBuffer<T>(count)).Span;

    /// <summary>The parameters, if there are any to keep.</summary>
    public Memory<T>? Memory => Exists ? _parameters?.Memory : null;

    public void Clear()
    {
        Value = double.NaN;
        Waited = 0;
    }

    /// <summary>A NaN is never better, and anything else is better than none.</summary>
    public void Observe(double value, bool higherIsBetter, EarlyStopping settings, ReadOnlySpan<T> parameters)
    {
        bool better = !Exists || (higherIsBetter ? value > Value + settings.MinDelta : value < Value - settings.MinDelta);
        if (!better || double.IsNaN(value))
        {
            Waited++;
            return;
        }
        Value = value;
        Waited = 0;
        if (settings.RestoreBest)
            parameters.CopyTo(Parameters);
    }
}
