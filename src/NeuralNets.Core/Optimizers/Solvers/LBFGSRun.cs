using System.Numerics.Tensors;

namespace NeuralNets;

/// <summary>One run of <see cref="LBFGS"/>.</summary>
internal ref struct LBFGSRun<TObjective>(LBFGS settings, TObjective objective, Span<double> w, IProgress<SolverProgress>? progress, CancellationToken cancellationToken)
    where TObjective : IObjective, allows ref struct
{
    private readonly StepHistory _history = new(w.Length, settings.HistorySize);
    private Line<TObjective> _line = new(objective, w, cancellationToken);
    private int _iterations;

    public SolverResult Run()
    {
        LinePoint here = _line.At(0);   // d is still 0
        SolverStopReason? reason = here switch
        {
            { IsFinite: false } => SolverStopReason.NonFinite,
            _ when here.Norm <= settings.ToleranceGradient => SolverStopReason.GradientTolerance,
            _ => null,
        };
        while (reason is null)
            reason = _iterations < settings.MaxIterations ? Step(ref here) : SolverStopReason.MaxIterations;
        return new SolverResult(reason.Value, _iterations, _line.Evaluations, here.F, here.Norm);
    }

    // One step; null: go on.
    private SolverStopReason? Step(ref LinePoint here)
    {
        _history.Direction(here.Gradient, _line.Direction);
        _line.Begin(here);
        if (here.Slope > -settings.ToleranceChange)
            return SolverStopReason.ChangeTolerance;
        double t = _history.IsEmpty ? Math.Min(1, 1 / SumOfMagnitudes(here.Gradient)) * settings.Lr : settings.Lr;
        LinePoint next = settings.LineSearch == LineSearch.None ? _line.At(t) : StrongWolfe.Search(ref _line, here, t, settings);
        if (ReferenceEquals(next, here))
            return SolverStopReason.LineSearchFailed;
        if (!next.IsFinite)
            return SolverStopReason.NonFinite;

        _line.Move(next);
        _history.Add(next.T, _line.Direction, here.Gradient, next.Gradient);
        double change = Math.Abs(next.F - here.F), longest = next.T * Math.Abs(TensorPrimitives.MaxMagnitude<double>(_line.Direction));
        here = next;
        _iterations++;
        progress?.Report(new SolverProgress(_iterations, _line.Evaluations, next.F, next.Norm, next.T, 0));
        if (next.Norm <= settings.ToleranceGradient)
            return SolverStopReason.GradientTolerance;
        return longest <= settings.ToleranceChange || change < settings.ToleranceChange ? SolverStopReason.ChangeTolerance : null;
    }

    private static double SumOfMagnitudes(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double value in x)
            sum += Math.Abs(value);
        return sum;
    }
}
