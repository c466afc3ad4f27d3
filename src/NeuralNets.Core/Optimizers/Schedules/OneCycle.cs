using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>The curve between two rates of <see cref="Schedule.OneCycle"/>.</summary>
public enum Annealing
{
    /// <summary>Half a cosine.</summary>
    Cosine,

    /// <summary>A straight line.</summary>
    Linear,
}

public abstract partial record Schedule
{
    /// <summary>
    /// One rise and one long fall, N = totalSteps: from maxLr/divFactor to maxLr at t = pctStart·N − 1, then to
    /// maxLr/(divFactor·finalDivFactor) at N − 1. With three phases the fall first mirrors the rise.
    /// </summary>
    /// <param name="maxLr">The highest rate: finite, not negative.</param>
    /// <param name="totalSteps">At least 2; later steps keep the last rate.</param>
    /// <param name="pctStart">The part of the steps that rise: between 0 and 1, in three phases at most 0.5.</param>
    /// <param name="divFactor">Positive.</param>
    /// <param name="finalDivFactor">Positive.</param>
    /// <param name="anneal">The curve of each phase.</param>
    /// <param name="threePhase">Whether the fall is in two parts: back to the start by 2·pctStart·N − 2, then on to the end.</param>
    /// <remarks>Smith, Topin 2017, "Super-convergence: very fast training of neural networks using large learning rates". As PyTorch's OneCycleLR.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static Schedule OneCycle(double maxLr, long totalSteps, double pctStart = 0.3, double divFactor = 25, double finalDivFactor = 1e4, Annealing anneal = Annealing.Cosine, bool threePhase = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(totalSteps, 2);
        if (threePhase)
            ArgumentOutOfRangeException.ThrowIfGreaterThan(pctStart, 0.5);
        return new OneCycleSchedule(Setting.NotNegative(maxLr), totalSteps, Setting.Fraction(pctStart), Setting.Positive(divFactor), Setting.Positive(finalDivFactor), Setting.Defined(anneal), threePhase);
    }

    internal sealed record OneCycleSchedule(double MaxLr, long TotalSteps, double PctStart, double DivFactor, double FinalDivFactor, Annealing Anneal, bool ThreePhase) : Formula
    {
        protected override double At(long t)
        {
            double start = MaxLr / DivFactor, end = start / FinalDivFactor;
            double top = PctStart * TotalSteps - 1, back = 2 * PctStart * TotalSteps - 2, last = TotalSteps - 1;
            if (t < top)
                return Between(start, MaxLr, t / top);
            if (ThreePhase && t < back)
                return Between(MaxLr, start, (t - top) / (back - top));
            // A rise shorter than a step ends before t = 0: the fall then starts there.
            double falls = Math.Max(ThreePhase ? back : top, 0);
            return t < last ? Between(ThreePhase ? start : MaxLr, end, (t - falls) / (last - falls)) : end;
        }

        private double Between(double a, double b, double f) => Anneal == Annealing.Cosine ? b + (a - b) * Cosine(f) : a + (b - a) * f;
    }
}
