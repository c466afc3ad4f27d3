using NeuralNets.Kernels;

namespace NeuralNets;

public abstract partial record Schedule
{
    /// <summary>lr(t) = lr·(1 − min(t, totalSteps)/totalSteps)^power: down to 0 at totalSteps.</summary>
    /// <param name="lr">Finite, not negative.</param>
    /// <param name="totalSteps">At least 1.</param>
    /// <param name="power">Finite, not negative; 1 is a straight line.</param>
    /// <remarks>As PyTorch's PolynomialLR.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static Schedule Polynomial(double lr, long totalSteps, double power = 1) =>
        new PolynomialSchedule(Setting.NotNegative(lr), Positive(totalSteps), Setting.NotNegative(power));

    internal sealed record PolynomialSchedule(double Lr, long TotalSteps, double Power) : Formula
    {
        protected override double At(long t) => Lr * Powers.Of((double)(TotalSteps - Math.Min(t, TotalSteps)) / TotalSteps, Power);
    }
}
