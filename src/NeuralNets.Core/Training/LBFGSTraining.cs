namespace NeuralNets;

/// <summary><see cref="LBFGS"/> on data sets.</summary>
public static class LBFGSTraining
{
    /// <summary>Minimises a network's mean cost over a data set, which is read a part at a time and need not fit into memory.</summary>
    /// <param name="solver">The settings.</param>
    /// <param name="network">Learns in place; nothing else may use it meanwhile.</param>
    /// <param name="data">All rows to learn from.</param>
    /// <param name="cost">C of one example.</param>
    /// <param name="progress">Told of every step.</param>
    /// <param name="cancellationToken">Looked at before every evaluation.</param>
    /// <exception cref="ArgumentException">Network, cost and data do not fit each other, or a layer draws random numbers.</exception>
    /// <exception cref="OperationCanceledException">The token; the network is as the last whole step left it.</exception>
    public static SolverResult Train<T>(this LBFGS solver, Network<T> network, Dataset<T> data, ICost cost, IProgress<SolverProgress>? progress = null, CancellationToken cancellationToken = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(solver);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(cost);
        DatasetFit.Check(network, data, cost.TargetWidth(network.OutputSize));
        network.ThrowIfRandom();
        return solver.Train(network, new DatasetObjective<T>(network, data, cost), progress, cancellationToken);
    }
}
