namespace NeuralNets;

public abstract partial record Schedule
{
    /// <summary>This schedule for a number of steps, then another one from its own step 0.</summary>
    /// <param name="steps">How many steps this one has, at least 1, counted from step 0 of the whole: <c>a.Then(10, b).Then(30, c)</c> gives 10 steps to a, 20 to b.</param>
    /// <param name="next">What follows.</param>
    /// <exception cref="ArgumentException">A parameter is null or out of its range.</exception>
    public Schedule Then(long steps, Schedule next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new SequenceSchedule(this, Positive(steps), next);
    }

    internal sealed record SequenceSchedule(Schedule First, long Steps, Schedule Next) : Formula
    {
        internal override int ObservedLength => First.ObservedLength + Next.ObservedLength;

        internal override void Begin(Span<double> observed)
        {
            First.Begin(observed[..First.ObservedLength]);
            Next.Begin(observed[First.ObservedLength..]);
        }

        internal override void Observe(long step, double metric, Span<double> observed)
        {
            if (step < Steps)
                First.Observe(step, metric, observed[..First.ObservedLength]);
            else
                Next.Observe(step - Steps, metric, observed[First.ObservedLength..]);
        }

        internal override double Rate(long step, ReadOnlySpan<double> observed) => step < Steps
            ? First.Rate(step, observed[..First.ObservedLength])
            : Next.Rate(step - Steps, observed[First.ObservedLength..]);

        protected override double At(long t) => t < Steps ? First.Rate(t) : Next.Rate(t - Steps);
    }
}
