using NeuralNets.Kernels;

namespace NeuralNets;

public abstract partial record Schedule
{
    /// <summary>
    /// Leads up to any schedule: for t &lt; steps the first rate of <paramref name="then"/>, times startFactor + (1 − startFactor)·t/steps;
    /// after that, <paramref name="then"/> from its own step 0.
    /// </summary>
    /// <param name="steps">At least 1.</param>
    /// <param name="then">What follows.</param>
    /// <param name="startFactor">Finite, not negative; with 0 the very first step moves nothing.</param>
    /// <remarks>Goyal et al. 2017, "Accurate, large minibatch SGD".</remarks>
    /// <exception cref="ArgumentException">A parameter is null or out of its range.</exception>
    public static Schedule Warmup(long steps, Schedule then, double startFactor = 0)
    {
        ArgumentNullException.ThrowIfNull(then);
        return LinearWarmup(then.Rate(0), startFactor, 1, Positive(steps)).Then(steps, then);
    }
}
