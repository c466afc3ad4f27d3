namespace NeuralNets;

/// <summary>How a network does on a data set.</summary>
/// <param name="Cost">The mean over the rows.</param>
/// <param name="Metrics">In the order of the trainer's.</param>
public sealed record EvaluationResult(double Cost, IReadOnlyList<double> Metrics);
