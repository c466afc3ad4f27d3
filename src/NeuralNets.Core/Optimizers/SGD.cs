namespace NeuralNets;

/// <summary>Stochastic gradient descent: w −= lr·g.</summary>
/// <remarks>Robbins, Monro 1951, "A stochastic approximation method".</remarks>
public sealed record SGD : Optimizer
{
    /// <summary>w −= lr·g.</summary>
    /// <param name="lr">The learning rate of each step.</param>
    public SGD(Schedule lr) : base(lr)
    {
    }

    /// <inheritdoc/>
    public override OptimizerState<T> CreateState<T>(Network<T> network) => new State<T>(this, network);

    private sealed class State<T>(SGD settings, Network<T> network) : OptimizerState<T>(settings, network) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private protected override void Update(ReadOnlySpan<T> gradient, double lr) =>
            Kernels.ScaledAdd.Run(-T.CreateChecked(lr), gradient, Network.Parameters);
    }
}
