using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>How the peaks of <see cref="Schedule.Cyclic"/> change from cycle to cycle.</summary>
public enum CyclicMode
{
    /// <summary>All peaks are maxLr.</summary>
    Triangular,

    /// <summary>Each rises half as high above lr as the one before.</summary>
    Triangular2,

    /// <summary>The height above lr shrinks by gamma every step.</summary>
    ExpRange,
}

public abstract partial record Schedule
{
    /// <summary>
    /// lr(t) = lr + (maxLr − lr)·x·s: x rises from 0 to 1 in stepUp steps and falls in stepDown, again and again; s is 1, 2^−cycle or gammaᵗ.
    /// </summary>
    /// <param name="lr">The lowest rate: finite, not negative.</param>
    /// <param name="maxLr">The highest rate: finite, at least lr.</param>
    /// <param name="stepUp">Steps from the lowest to the highest rate, at least 1.</param>
    /// <param name="stepDown">Steps back, at least 1.</param>
    /// <param name="mode">What s is.</param>
    /// <param name="gamma">Of <see cref="CyclicMode.ExpRange"/>: finite, not negative.</param>
    /// <remarks>Smith 2017, "Cyclical learning rates for training neural networks".</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static Schedule Cyclic(double lr, double maxLr, long stepUp, long stepDown, CyclicMode mode = CyclicMode.Triangular, double gamma = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Setting.Finite(maxLr), Setting.NotNegative(lr), nameof(maxLr));
        return new CyclicSchedule(lr, maxLr, Positive(stepUp), Positive(stepDown), Setting.Defined(mode), Setting.NotNegative(gamma));
    }

    internal sealed record CyclicSchedule(double Lr, double MaxLr, long StepUp, long StepDown, CyclicMode Mode, double Gamma) : Formula
    {
        protected override double At(long t)
        {
            (long cycle, long c) = Math.DivRem(t, StepUp + StepDown);
            double x = c <= StepUp ? (double)c / StepUp : (double)(StepUp + StepDown - c) / StepDown;
            double s = Mode switch
            {
                CyclicMode.Triangular2 => Powers.Of(0.5, cycle),
                CyclicMode.ExpRange => Powers.Of(Gamma, t),
                _ => 1,
            };
            return Lr + (MaxLr - Lr) * x * s;
        }
    }
}
