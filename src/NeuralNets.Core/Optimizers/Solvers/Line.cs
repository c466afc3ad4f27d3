using System.Numerics.Tensors;
using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>A trial of a line search: f and ∇f at w + t·d, and the slope ∇f·d there.</summary>
internal sealed class LinePoint(int size)
{
    public double T { get; set; }

    public double F { get; set; }

    public double Slope { get; set; }

    public double[] Gradient { get; } = new double[size];

    /// <summary>max |∂f/∂w|.</summary>
    public double Norm { get; set; }

    public bool IsFinite => double.IsFinite(F) && double.IsFinite(Norm);
}

/// <summary>f along a direction d from w.</summary>
internal ref struct Line<TObjective>(TObjective objective, Span<double> w, CancellationToken cancellationToken) where TObjective : IObjective, allows ref struct
{
    private readonly Span<double> _w = w;
    private readonly double[] _trial = new double[w.Length];
    private readonly List<LinePoint> _points = [];   // the first _used hold values; the others are free
    private TObjective _objective = objective;
    private int _used;

    /// <summary>d.</summary>
    public double[] Direction { get; } = new double[w.Length];

    public int Evaluations { get; private set; }

    /// <summary>Where the next search starts; all other points may be used again.</summary>
    public void Begin(LinePoint here)
    {
        _points.Remove(here);
        _points.Insert(0, here);
        _used = 1;
        here.T = 0;
        here.Slope = DotProduct.Of<double>(here.Gradient, Direction);
    }

    public LinePoint At(double t)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _w.CopyTo(_trial);
        ScaledAdd.Run(t, Direction, _trial);
        if (_used == _points.Count)
            _points.Add(new LinePoint(_trial.Length));
        LinePoint point = _points[_used++];
        point.T = t;
        point.F = _objective.Evaluate(_trial, point.Gradient);
        point.Slope = DotProduct.Of<double>(point.Gradient, Direction);
        point.Norm = _trial.Length == 0 ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude<double>(point.Gradient));
        Evaluations++;
        return point;
    }

    /// <summary>w becomes the point.</summary>
    public readonly void Move(LinePoint point) => ScaledAdd.Run(point.T, Direction, _w);
}
