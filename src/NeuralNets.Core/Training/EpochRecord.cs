namespace NeuralNets;

/// <summary>What one epoch came to.</summary>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="Cost">Mean cost of the training rows, each as it was when its batch was learnt from (dropout included).</param>
/// <param name="ValidationCost">Mean cost of the validation rows after the epoch; null: not measured.</param>
/// <param name="Metrics">In the order of <see cref="TrainingHistory.MetricNames"/>; empty: not measured.</param>
/// <param name="LearningRate">Of the epoch's last step.</param>
/// <param name="Duration">Training and validation together.</param>
public sealed record EpochRecord(int Epoch, double Cost, double? ValidationCost, IReadOnlyList<double> Metrics, double LearningRate, TimeSpan Duration);
