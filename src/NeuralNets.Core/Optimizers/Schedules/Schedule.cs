namespace NeuralNets;

/// <summary>The learning rate of each step: a pure function of the step, so that a resumed run goes on where it stopped.</summary>
public abstract partial record Schedule
{
    /// <summary>The learning rate of step t = 0, 1, ….</summary>
    /// <param name="step">How many steps have been made before this one.</param>
    public abstract double Rate(long step);

    /// <summary>The same rate at every step.</summary>
    /// <param name="lr">Finite, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate that is negative or not finite.</exception>
    public static implicit operator Schedule(double lr) => Constant(lr);
}
