namespace NeuralNets;

/// <summary>The learning rate of each step: a pure function of the step, so that a resumed run goes on where it stopped.</summary>
public abstract partial record Schedule
{
    /// <summary>The learning rate of step t = 0, 1, ….</summary>
    /// <param name="step">How many steps have been made before this one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A step below 0.</exception>
    public abstract double Rate(long step);

    /// <summary>How many numbers the schedule remembers of the metrics it was told. They are kept in the optimizer's state.</summary>
    internal virtual int ObservedLength => 0;

    /// <summary>What is remembered before anything was told.</summary>
    internal virtual void Begin(Span<double> observed)
    {
    }

    /// <summary>A metric after step <paramref name="step"/>.</summary>
    internal virtual void Observe(long step, double metric, Span<double> observed)
    {
    }

    /// <summary>The rate of a step, given what is remembered.</summary>
    internal virtual double Rate(long step, ReadOnlySpan<double> observed) => Rate(step);

    /// <summary>The same rate at every step.</summary>
    /// <param name="lr">Finite, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate that is negative or not finite.</exception>
    public static implicit operator Schedule(double lr) => Constant(lr);
}
