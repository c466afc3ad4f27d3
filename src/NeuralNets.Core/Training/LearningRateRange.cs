namespace NeuralNets;

/// <summary>What <see cref="LearningRateRangeTest"/> saw.</summary>
/// <param name="Curve">One point a step. Drawn over the logarithm of the rate, it falls, levels off and bursts.</param>
/// <param name="Suggested">A tenth of the rate where the smoothed cost is lowest, still on the slope; null: the cost never fell.</param>
public sealed record LearningRateRange(IReadOnlyList<LearningRatePoint> Curve, double? Suggested);

/// <summary>One step of a <see cref="LearningRateRangeTest"/>.</summary>
/// <param name="LearningRate">Of this step.</param>
/// <param name="Cost">Mean cost of the batch before the step.</param>
/// <param name="SmoothedCost">With the costs before it.</param>
public readonly record struct LearningRatePoint(double LearningRate, double Cost, double SmoothedCost);
