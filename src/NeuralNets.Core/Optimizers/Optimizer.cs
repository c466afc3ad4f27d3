namespace NeuralNets;

/// <summary>A rule that turns gradients into steps of the parameters: settings only. What it remembers is an <see cref="OptimizerState{T}"/>.</summary>
public abstract record Optimizer
{
    /// <param name="lr">The learning rate of each step.</param>
    private protected Optimizer(Schedule lr)
    {
        ArgumentNullException.ThrowIfNull(lr);
        Lr = lr;
    }

    /// <summary>The learning rate of each step.</summary>
    public Schedule Lr { get; }

    /// <summary>What the rule remembers from step to step, empty at first, for this network.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="network">Whose parameters the state will move.</param>
    public abstract OptimizerState<T> CreateState<T>(Network<T> network) where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
