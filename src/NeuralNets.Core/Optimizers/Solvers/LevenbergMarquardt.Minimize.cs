namespace NeuralNets;

public sealed partial record LevenbergMarquardt
{
    /// <summary>Minimises Σ r(w)².</summary>
    /// <param name="residuals">The residuals and their Jacobian.</param>
    /// <param name="w">The start; becomes the best point found, and is each step's point while <paramref name="progress"/> is told of it.</param>
    /// <param name="progress">Told of every step.</param>
    /// <param name="cancellationToken">Looked at before every evaluation.</param>
    /// <exception cref="ArgumentException">The Jacobian is larger than an array can be.</exception>
    /// <exception cref="OperationCanceledException">The token; w is the point of the last whole step.</exception>
    public SolverResult Minimize(IResiduals residuals, Span<double> w, IProgress<SolverProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(residuals);
        return new LevenbergMarquardtRun<IResiduals>(this, residuals, w, progress, cancellationToken).Run();
    }

    /// <summary>Minimises Σ (outputs − targets)² over all rows: the network's parameters become the best found.</summary>
    /// <param name="network">Learns in place; nothing else may use it meanwhile.</param>
    /// <param name="inputs">[rows × InputSize], at least one row.</param>
    /// <param name="targets">[rows × OutputSize].</param>
    /// <param name="progress">Told of every step.</param>
    /// <param name="cancellationToken">Looked at before every evaluation.</param>
    /// <exception cref="ArgumentException">Lengths that do not fit, no rows, a Jacobian larger than an array can be, or a network with a layer that draws random numbers.</exception>
    /// <exception cref="OperationCanceledException">The token; the network is as the last whole step left it.</exception>
    public SolverResult Train<T>(Network<T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, IProgress<SolverProgress>? progress = null, CancellationToken cancellationToken = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        network.CheckFullBatch(inputs, targets, OutputCost.First);
        double[] w = network.CopyParameters();
        try
        {
            return new LevenbergMarquardtRun<NetworkResiduals<T>>(this, new NetworkResiduals<T>(network, inputs, targets), w, progress, cancellationToken).Run();
        }
        finally
        {
            network.SetParameters(w);   // after an exception too: trials have left theirs
        }
    }
}
