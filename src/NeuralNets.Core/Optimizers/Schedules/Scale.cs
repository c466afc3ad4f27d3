using NeuralNets.Kernels;

namespace NeuralNets;

public abstract partial record Schedule
{
    /// <summary>This schedule with every rate multiplied by a factor.</summary>
    /// <param name="factor">Finite, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is out of its range.</exception>
    public Schedule Scale(double factor) => new ScaledSchedule(this, Setting.NotNegative(factor));

    internal sealed record ScaledSchedule(Schedule Inner, double Factor) : Formula
    {
        internal override int ObservedLength => Inner.ObservedLength;

        internal override void Begin(Span<double> observed) => Inner.Begin(observed);

        internal override void Observe(long step, double metric, Span<double> observed) => Inner.Observe(step, metric, observed);

        internal override double Rate(long step, ReadOnlySpan<double> observed) => Factor * Inner.Rate(step, observed);

        protected override double At(long t) => Factor * Inner.Rate(t);
    }
}
