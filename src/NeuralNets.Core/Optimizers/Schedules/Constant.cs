using NeuralNets.Kernels;

namespace NeuralNets;

public abstract partial record Schedule
{
    /// <summary>lr(t) = lr.</summary>
    /// <param name="lr">Finite, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate that is negative or not finite.</exception>
    public static Schedule Constant(double lr) => new ConstantSchedule(Setting.NotNegative(lr));

    internal sealed record ConstantSchedule(double Lr) : Formula
    {
        protected override double At(long t) => Lr;
    }
}
