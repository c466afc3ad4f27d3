using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>What <see cref="Schedule.CosineAnnealing"/> does after its end.</summary>
public enum AfterEnd
{
    /// <summary>Keeps the lowest rate.</summary>
    Hold,

    /// <summary>Lets the cosine go on: up again, as PyTorch does.</summary>
    Periodic,
}

public abstract partial record Schedule
{
    /// <summary>lr(t) = lrMin + (lr − lrMin)·(1 + cos(π·t/tMax))/2.</summary>
    /// <param name="lr">The rate at t = 0: finite, not negative.</param>
    /// <param name="lrMin">The rate at tMax: finite, not negative.</param>
    /// <param name="tMax">At least 1.</param>
    /// <param name="afterEnd">What follows tMax.</param>
    /// <remarks>Loshchilov, Hutter 2016, "SGDR: stochastic gradient descent with warm restarts".</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static Schedule CosineAnnealing(double lr, double lrMin, long tMax, AfterEnd afterEnd = AfterEnd.Hold) =>
        new CosineAnnealingSchedule(Setting.NotNegative(lr), Setting.NotNegative(lrMin), Positive(tMax), Setting.Defined(afterEnd));

    internal sealed record CosineAnnealingSchedule(double Lr, double LrMin, long TMax, AfterEnd AfterEnd) : Formula
    {
        protected override double At(long t)
        {
            // Whole periods are taken off while t is whole, so that none of it is lost late in a run.
            double x = AfterEnd == AfterEnd.Hold ? (double)Math.Min(t, TMax) / TMax : (double)(t % TMax) / TMax + t / TMax % 2;
            return LrMin + (Lr - LrMin) * Cosine(x);
        }
    }
}
