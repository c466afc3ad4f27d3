using NeuralNets.Kernels;

namespace NeuralNets;

public abstract partial record Schedule
{
    /// <summary>lr(t) = lr·gammaᵗ.</summary>
    /// <param name="lr">Finite, not negative.</param>
    /// <param name="gamma">The factor of each step: finite, not negative; above 1 the rate grows.</param>
    /// <remarks>As PyTorch's ExponentialLR.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static Schedule Exponential(double lr, double gamma) =>
        new ExponentialSchedule(Setting.NotNegative(lr), Setting.NotNegative(gamma));

    internal sealed record ExponentialSchedule(double Lr, double Gamma) : Formula
    {
        protected override double At(long t) => Lr * Powers.Of(Gamma, t);
    }
}
