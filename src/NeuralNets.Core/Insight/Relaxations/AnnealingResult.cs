namespace NeuralNets.Insight;

/// <summary>What <see cref="Annealing{T}"/> came to.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="Network">At the last temperature; <see cref="Relaxation.Harden{T}(Network{T}, bool)"/> makes it hard.</param>
/// <param name="Report">The surrogate against the true loss, epoch by epoch.</param>
public sealed record AnnealingResult<T>(Network<T> Network, SurrogateReport Report) where T : unmanaged, IBinaryFloatingPointIeee754<T>;
