using NeuralNets.Kernels;

namespace NeuralNets;

public abstract partial record Schedule
{
    /// <summary>lr(t) = lr/(1 + decay·t).</summary>
    /// <param name="lr">Finite, not negative.</param>
    /// <param name="decay">Finite, not negative.</param>
    /// <remarks>Robbins, Monro 1951: such rates sum to infinity, their squares do not. As Keras' InverseTimeDecay.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static Schedule InverseTime(double lr, double decay) =>
        new InverseTimeSchedule(Setting.NotNegative(lr), Setting.NotNegative(decay));

    internal sealed record InverseTimeSchedule(double Lr, double Decay) : Formula
    {
        protected override double At(long t) => Lr / (1 + Decay * t);
    }
}
