using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>Counts, unit by unit, what an activation makes of the rows. Generic through f′, so that a user's own activation is judged too.</summary>
internal sealed class UnitCounter<T>(Stage<T> stage, IActivation activation, double slope) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Rounded as the slopes of T are: a leaky rectifier of slope 0.01 is not at its end.
    private readonly T _slope = Number.Round<T>(slope);
    private readonly long[] _flat = new long[stage.Outputs], _atEnd = new long[stage.Outputs], _nonZero = new long[stage.Outputs];
    private readonly double[] _sums = new double[stage.Outputs];
    private bool _mixes;
    private long _rows;

    public int Layer => stage.Layer;

    public void Add(ReadOnlySpan<T> z, ReadOnlySpan<T> a)
    {
        T[] other = new T[z.Length], derivative = new T[z.Length];
        // A function of single values does not see how wide a row is; softmax and its kin do.
        activation.Activate<T>(z, other, 1);
        for (int i = 0; i < a.Length; i++)
            _mixes |= stage.Outputs > 1 && a[i] != other[i] && !T.IsNaN(a[i]);
        if (_mixes)
            return;
        other.AsSpan().Fill(T.One);
        stage.Backward(default, z, a, default, other, derivative);
        for (int i = 0, j = 0; i < a.Length; i++, j = j + 1 == stage.Outputs ? 0 : j + 1)
        {
            T size = T.Abs(derivative[i]);
            _flat[j] += size == T.Zero ? 1 : 0;
            _atEnd[j] += size < _slope ? 1 : 0;
            _nonZero[j] += a[i] != T.Zero ? 1 : 0;
            _sums[j] += Number.ToDouble(a[i]);
        }
        _rows += a.Length / stage.Outputs;
    }

    /// <summary>Empty: the activation mixes the values of a row, and no unit stands for itself.</summary>
    public IReadOnlyList<UnitActivity> Units(double share) => _mixes ? [] : Array.AsReadOnly([.. Enumerable.Range(0, stage.Outputs).Select(j => Unit(j, share))]);

    private UnitState State(int j, double enough)
    {
        if (_flat[j] == _rows && _nonZero[j] == 0)
            return UnitState.Dead;
        if (_atEnd[j] < enough)
            return UnitState.Live;
        return _rows - _nonZero[j] >= enough ? UnitState.Rare : UnitState.Saturated;
    }

    private UnitActivity Unit(int j, double share)
    {
        double rows = _rows;
        return new UnitActivity(j, State(j, share * rows), _sums[j] / rows, _nonZero[j] / rows, _flat[j] / rows, _atEnd[j] / rows);
    }
}
