using NeuralNets.Kernels;

namespace NeuralNets;

public abstract partial record Schedule
{
    /// <summary>lr(t) = lr·(startFactor + (endFactor − startFactor)·min(t, totalSteps)/totalSteps): up to lr in a straight line, then level.</summary>
    /// <param name="lr">Finite, not negative.</param>
    /// <param name="startFactor">lr(0)/lr: finite, not negative.</param>
    /// <param name="endFactor">lr(totalSteps)/lr: finite, not negative.</param>
    /// <param name="totalSteps">At least 1.</param>
    /// <remarks>As PyTorch's LinearLR. <see cref="Warmup"/> leads up to any other schedule.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static Schedule LinearWarmup(double lr, double startFactor, double endFactor, long totalSteps) =>
        new LinearSchedule(Setting.NotNegative(lr), Setting.NotNegative(startFactor), Setting.NotNegative(endFactor), Positive(totalSteps));

    /// <summary>The formula of <see cref="LinearWarmup"/>, with factors that fall: from 1 to 0, say.</summary>
    /// <param name="lr">Finite, not negative.</param>
    /// <param name="startFactor">lr(0)/lr: finite, not negative.</param>
    /// <param name="endFactor">lr(totalSteps)/lr: finite, not negative.</param>
    /// <param name="totalSteps">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static Schedule LinearDecay(double lr, double startFactor, double endFactor, long totalSteps) =>
        LinearWarmup(lr, startFactor, endFactor, totalSteps);

    internal sealed record LinearSchedule(double Lr, double StartFactor, double EndFactor, long TotalSteps) : Formula
    {
        protected override double At(long t) => Lr * (StartFactor + (EndFactor - StartFactor) * Math.Min(t, TotalSteps) / TotalSteps);
    }
}
