namespace NeuralNets;

public sealed partial record LBFGS
{
    /// <summary>Minimises a function.</summary>
    /// <param name="objective">The function and its gradient.</param>
    /// <param name="w">The start; becomes the best point found, and is each step's point while <paramref name="progress"/> is told of it.</param>
    /// <param name="progress">Told of every step.</param>
    /// <param name="cancellationToken">Looked at before every evaluation.</param>
    /// <exception cref="OperationCanceledException">The token; w is the point of the last whole step.</exception>
    public SolverResult Minimize(IObjective objective, Span<double> w, IProgress<SolverProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(objective);
        return new LBFGSRun<IObjective>(this, objective, w, progress, cancellationToken).Run();
    }

    /// <summary>Minimises a network's mean cost over all rows: its parameters become the best found.</summary>
    /// <param name="network">Learns in place; nothing else may use it meanwhile.</param>
    /// <param name="inputs">[rows × InputSize], at least one row.</param>
    /// <param name="targets">[rows × cost.TargetWidth(OutputSize)].</param>
    /// <param name="cost">C of one example.</param>
    /// <param name="progress">Told of every step.</param>
    /// <param name="cancellationToken">Looked at before every evaluation.</param>
    /// <exception cref="ArgumentException">Lengths that do not fit, no rows, or a network with a layer that draws random numbers: its cost is no function of the parameters alone.</exception>
    /// <exception cref="OperationCanceledException">The token; the network is as the last whole step left it.</exception>
    public SolverResult Train<T>(Network<T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ICost cost, IProgress<SolverProgress>? progress = null, CancellationToken cancellationToken = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        network.CheckFullBatch(inputs, targets, cost);
        return Train(network, new SpanObjective<T>(network, inputs, targets, cost, new Gradient<T>(network)), progress, cancellationToken);
    }

    internal SolverResult Train<T, TObjective>(Network<T> network, TObjective objective, IProgress<SolverProgress>? progress, CancellationToken cancellationToken)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TObjective : IObjective, allows ref struct
    {
        double[] w = network.CopyParameters();
        try
        {
            return new LBFGSRun<TObjective>(this, objective, w, progress, cancellationToken).Run();
        }
        finally
        {
            network.SetParameters(w);   // after an exception too: trials have left theirs
        }
    }
}
