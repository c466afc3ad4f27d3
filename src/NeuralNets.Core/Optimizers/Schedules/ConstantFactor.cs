using NeuralNets.Kernels;

namespace NeuralNets;

public abstract partial record Schedule
{
    /// <summary>lr(t) = lr·factor for t &lt; totalSteps, then lr.</summary>
    /// <param name="lr">Finite, not negative.</param>
    /// <param name="factor">Finite, not negative.</param>
    /// <param name="totalSteps">How many steps have the factor, at least 1.</param>
    /// <remarks>As PyTorch's ConstantLR.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static Schedule ConstantFactor(double lr, double factor, long totalSteps) =>
        new ConstantFactorSchedule(Setting.NotNegative(lr), Setting.NotNegative(factor), Positive(totalSteps));

    internal sealed record ConstantFactorSchedule(double Lr, double Factor, long TotalSteps) : Formula
    {
        protected override double At(long t) => t < TotalSteps ? Lr * Factor : Lr;
    }
}
