using System.Numerics.Tensors;
using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>One run of <see cref="LevenbergMarquardt"/>.</summary>
internal ref struct LevenbergMarquardtRun<TResiduals>(LevenbergMarquardt settings, TResiduals residuals, Span<double> w, IProgress<SolverProgress>? progress, CancellationToken cancellationToken)
    where TResiduals : IResiduals, allows ref struct
{
    // λ never becomes 0, from which no factor leads up again.
    private const double LeastLambda = 1e-150;

    private readonly Span<double> _w = w;
    private readonly DampedStep _step = new(residuals.Count, w.Length);
    private readonly double[] _delta = new double[w.Length], _trial = new double[w.Length], _r = new double[residuals.Count];
    private TResiduals _residuals = residuals;
    private double _lambda = settings.Lambda, _cost, _norm;
    private int _iterations, _evaluations;

    public SolverResult Run()
    {
        _cost = Evaluate(_w);
        SolverStopReason? reason = double.IsFinite(_cost) ? Linearize() : SolverStopReason.NonFinite;
        while (reason is null)
            reason = _iterations < settings.MaxIterations ? Step() : SolverStopReason.MaxIterations;
        return new SolverResult(reason.Value, _iterations, _evaluations, _cost, _norm);
    }

    // One step; null: go on.
    private SolverStopReason? Step()
    {
        double cost, longest;
        while (true)
        {
            _step.Solve(_lambda, _delta);
            longest = _delta.Length == 0 ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude<double>(_delta));
            TensorPrimitives.Add(_w, _delta, _trial);
            cost = Evaluate(_trial);
            if (cost < _cost)
                break;
            _lambda *= settings.Factor;
            if (longest <= settings.ToleranceChange || double.IsInfinity(_lambda))
                return SolverStopReason.DampingFailed;
        }
        _lambda = Math.Max(_lambda / settings.Factor, LeastLambda);
        double change = _cost - cost;
        _cost = cost;
        _trial.CopyTo(_w);
        _iterations++;
        SolverStopReason? reason = Linearize();
        progress?.Report(new SolverProgress(_iterations, _evaluations, _cost, _norm, 1, _lambda));
        return reason ?? (longest <= settings.ToleranceChange || change < settings.ToleranceChange ? SolverStopReason.ChangeTolerance : null);
    }

    // Σ r²; r stays in _r.
    private double Evaluate(ReadOnlySpan<double> w)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _residuals.Evaluate(w, _r);
        _evaluations++;
        return DotProduct.Of<double>(_r, _r);
    }

    // J at w, where r has just been evaluated.
    private SolverStopReason? Linearize()
    {
        cancellationToken.ThrowIfCancellationRequested();
        _residuals.Differentiate(_w, _step.Jacobian.Span);
        _step.Factor(_r, settings.Scaling);
        _norm = _w.Length == 0 ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude<double>(_step.Gradient));
        if (!double.IsFinite(_norm))
            return SolverStopReason.NonFinite;
        return _norm <= settings.ToleranceGradient ? SolverStopReason.GradientTolerance : null;
    }
}
