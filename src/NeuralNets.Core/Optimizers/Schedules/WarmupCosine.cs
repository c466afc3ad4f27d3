namespace NeuralNets;

public abstract partial record Schedule
{
    /// <summary>
    /// <see cref="Warmup"/> of warmupSteps, then <see cref="CosineAnnealing"/> down to lrMin at totalSteps, which holds.
    /// </summary>
    /// <param name="lr">The rate after the warm-up: finite, not negative.</param>
    /// <param name="startFactor">lr(0)/lr: finite, not negative.</param>
    /// <param name="warmupSteps">At least 1.</param>
    /// <param name="totalSteps">More than warmupSteps.</param>
    /// <param name="lrMin">Finite, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static Schedule WarmupCosine(double lr, double startFactor, long warmupSteps, long totalSteps, double lrMin = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(totalSteps, Positive(warmupSteps));
        return Warmup(warmupSteps, CosineAnnealing(lr, lrMin, totalSteps - warmupSteps), startFactor);
    }
}
