using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>Which metrics are the better ones.</summary>
public enum PlateauMode
{
    /// <summary>Smaller ones, as costs are.</summary>
    Min,

    /// <summary>Larger ones, as accuracies are.</summary>
    Max,
}

/// <summary>How much better a metric has to be.</summary>
public enum ThresholdMode
{
    /// <summary>By that part of the best.</summary>
    Relative,

    /// <summary>By that much.</summary>
    Absolute,
}

public abstract partial record Schedule
{
    /// <summary>
    /// Multiplies the rate by factor when the metric has not become better for more than patience observations. What it was
    /// told (<see cref="OptimizerState{T}.Observe(double)"/>) is kept by the optimizer's state; <see cref="Rate(long)"/> is the rate before anything was told.
    /// </summary>
    /// <param name="lr">The first rate: finite, not negative.</param>
    /// <param name="mode">Which metrics are better. NaN never is.</param>
    /// <param name="factor">Between 0 and 1.</param>
    /// <param name="patience">Observations without progress that are tolerated, not negative.</param>
    /// <param name="threshold">How much better than the best a metric must be to count: finite, not negative.</param>
    /// <param name="thresholdMode">best·(1 ∓ threshold) or best ∓ threshold.</param>
    /// <param name="cooldown">Observations after a reduction that are not held against it, not negative.</param>
    /// <param name="minLr">The rate is not reduced below this: finite, not negative.</param>
    /// <param name="eps">A reduction by no more than this is not made: finite, not negative.</param>
    /// <remarks>As PyTorch's ReduceLROnPlateau.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static Schedule ReduceOnPlateau(double lr, PlateauMode mode = PlateauMode.Min, double factor = 0.1, int patience = 10, double threshold = 1e-4, ThresholdMode thresholdMode = ThresholdMode.Relative, int cooldown = 0, double minLr = 0, double eps = 1e-8)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        ArgumentOutOfRangeException.ThrowIfNegative(cooldown);
        return new ReduceOnPlateauSchedule(Setting.NotNegative(lr), Setting.Defined(mode), Setting.Fraction(factor), patience, Setting.NotNegative(threshold), Setting.Defined(thresholdMode), cooldown, Setting.NotNegative(minLr), Setting.NotNegative(eps));
    }

    internal sealed record ReduceOnPlateauSchedule(double Lr, PlateauMode Mode, double Factor, int Patience, double Threshold, ThresholdMode ThresholdMode, int Cooldown, double MinLr, double Eps) : Formula
    {
        // What is remembered: the rate, the best metric (NaN: none yet), observations since then, observations still to cool.
        private const int Current = 0, Best = 1, Bad = 2, Cooling = 3;

        internal override int ObservedLength => 4;

        internal override void Begin(Span<double> observed) => ((ReadOnlySpan<double>)[Lr, double.NaN, 0, 0]).CopyTo(observed);

        internal override double Rate(long step, ReadOnlySpan<double> observed) => observed[Current];

        internal override void Observe(long step, double metric, Span<double> observed)
        {
            if (IsBetter(metric, observed[Best]))
                (observed[Best], observed[Bad]) = (metric, 0);
            else
                observed[Bad]++;
            if (observed[Cooling] > 0)
                (observed[Cooling], observed[Bad]) = (observed[Cooling] - 1, 0);
            if (observed[Bad] <= Patience)
                return;
            double reduced = Math.Max(observed[Current] * Factor, MinLr);
            if (observed[Current] - reduced > Eps)
                observed[Current] = reduced;
            (observed[Cooling], observed[Bad]) = (Cooldown, 0);
        }

        protected override double At(long t) => Lr;

        private bool IsBetter(double metric, double best)
        {
            if (double.IsNaN(best))
                return !double.IsNaN(metric);
            double sign = Mode == PlateauMode.Min ? -1 : 1;
            double bar = ThresholdMode == ThresholdMode.Relative ? best * (1 + sign * Threshold) : best + sign * Threshold;
            return Mode == PlateauMode.Min ? metric < bar : metric > bar;
        }
    }
}
