using NeuralNets.Kernels;

namespace NeuralNets;

public abstract partial record Schedule
{
    /// <summary>
    /// lr(t) = lrMin + (lr − lrMin)·(1 + cos(π·c/L))/2 in cycles of L = t0, t0·tMult, t0·tMult², … steps; c counts from 0 in each,
    /// so that each starts with the whole lr.
    /// </summary>
    /// <param name="lr">The rate at the start of a cycle: finite, not negative.</param>
    /// <param name="lrMin">The rate a cycle falls to: finite, not negative.</param>
    /// <param name="t0">Steps of the first cycle, at least 1.</param>
    /// <param name="tMult">How much longer each cycle is than the one before, at least 1.</param>
    /// <remarks>Loshchilov, Hutter 2016, "SGDR: stochastic gradient descent with warm restarts".</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static Schedule CosineWarmRestarts(double lr, double lrMin, long t0, int tMult = 1) =>
        new CosineWarmRestartsSchedule(Setting.NotNegative(lr), Setting.NotNegative(lrMin), Positive(t0), (int)Positive(tMult));

    internal sealed record CosineWarmRestartsSchedule(double Lr, double LrMin, long T0, int TMult) : Formula
    {
        protected override double At(long t)
        {
            long length = T0, c = t;
            if (TMult == 1)
                c %= length;
            while (c >= length)
            {
                c -= length;
                length = length > long.MaxValue / TMult ? long.MaxValue : length * TMult;
            }
            return LrMin + (Lr - LrMin) * Cosine((double)c / length);
        }
    }
}
