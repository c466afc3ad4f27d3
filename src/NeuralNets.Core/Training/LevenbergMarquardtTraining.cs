namespace NeuralNets;

/// <summary><see cref="LevenbergMarquardt"/> on data sets.</summary>
public static class LevenbergMarquardtTraining
{
    /// <summary>Minimises Σ (outputs − targets)² over a data set, which is read into memory whole.</summary>
    /// <param name="solver">The settings.</param>
    /// <param name="network">Learns in place; nothing else may use it meanwhile.</param>
    /// <param name="data">All rows to learn from.</param>
    /// <param name="progress">Told of every step.</param>
    /// <param name="cancellationToken">Looked at before every evaluation.</param>
    /// <exception cref="ArgumentException">Network and data do not fit each other, the Jacobian is larger than an array can be, or a layer draws random numbers.</exception>
    /// <exception cref="OperationCanceledException">The token; the network is as the last whole step left it.</exception>
    public static SolverResult Train<T>(this LevenbergMarquardt solver, Network<T> network, Dataset<T> data, IProgress<SolverProgress>? progress = null, CancellationToken cancellationToken = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(solver);
        ArgumentNullException.ThrowIfNull(network);
        DatasetFit.Check(network, data, network.OutputSize);
        T[] inputs = new T[checked(data.Count * data.InputSize)], targets = new T[checked(data.Count * data.TargetSize)];
        data.Read([.. Enumerable.Range(0, data.Count)], inputs, targets);
        return solver.Train<T>(network, inputs, targets, progress, cancellationToken);
    }
}
