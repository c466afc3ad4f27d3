using NeuralNets.Kernels;

namespace NeuralNets;

public abstract partial record Schedule
{
    /// <summary>lr(t) = lr·gamma^⌊t/stepSize⌋: a factor every stepSize steps.</summary>
    /// <param name="lr">Finite, not negative.</param>
    /// <param name="stepSize">At least 1.</param>
    /// <param name="gamma">The factor: finite, not negative.</param>
    /// <remarks>As PyTorch's StepLR.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static Schedule Step(double lr, long stepSize, double gamma = 0.1) =>
        new StepSchedule(Setting.NotNegative(lr), Positive(stepSize), Setting.NotNegative(gamma));

    internal sealed record StepSchedule(double Lr, long StepSize, double Gamma) : Formula
    {
        protected override double At(long t) => Lr * Powers.Of(Gamma, t / StepSize);
    }
}
