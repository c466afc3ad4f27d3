using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>
/// Looks for a learning rate: trains a copy of the network while the rate grows exponentially, and watches the cost fall, level
/// off and burst.
/// </summary>
/// <remarks>
/// Step i of n has the rate lrMin·(lrMax/lrMin)^(i/(n − 1)). Costs of batches are smoothed, s = smoothing·s + (1 − smoothing)·C with
/// the start corrected for. The test ends early where a cost is not finite, or s exceeds its lowest value m by (divergence − 1)·|m|.
/// Same seed, same bits. Smith 2017, "Cyclical learning rates for training neural networks", section 3.3.
/// </remarks>
public sealed record LearningRateRangeTest
{
    /// <summary>Settings.</summary>
    /// <param name="lrMin">The first rate, positive.</param>
    /// <param name="lrMax">The last rate, above lrMin.</param>
    /// <param name="steps">At least 2.</param>
    /// <param name="batchSize">Rows of a step, at least 1.</param>
    /// <param name="smoothing">In [0, 1); 0: none.</param>
    /// <param name="divergence">At least 1.</param>
    /// <param name="seed">Of the order of the rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting out of its range.</exception>
    public LearningRateRangeTest(double lrMin = 1e-7, double lrMax = 10, int steps = 100, int batchSize = 32, double smoothing = 0.9, double divergence = 4, ulong seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Setting.Finite(lrMax), Setting.Positive(lrMin), nameof(lrMax));
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Setting.Finite(divergence), 1, nameof(divergence));
        LrMin = lrMin;
        LrMax = lrMax;
        Steps = steps;
        BatchSize = batchSize;
        Smoothing = Setting.Fraction(smoothing, orZero: true);
        Divergence = divergence;
        Seed = seed;
    }

    /// <summary>The first rate.</summary>
    public double LrMin { get; }

    /// <summary>The last rate.</summary>
    public double LrMax { get; }

    /// <summary>The most steps.</summary>
    public int Steps { get; }

    /// <summary>Rows of a step.</summary>
    public int BatchSize { get; }

    /// <summary>How much of the smoothed cost stays.</summary>
    public double Smoothing { get; }

    /// <summary>How many times the lowest cost ends the test.</summary>
    public double Divergence { get; }

    /// <summary>Of the order of the rows.</summary>
    public ulong Seed { get; }

    /// <summary>Runs the test.</summary>
    /// <param name="network">Is copied, and stays as it is.</param>
    /// <param name="cost">C of one example.</param>
    /// <param name="data">Rows to learn from.</param>
    /// <param name="optimizer">The rule to find a rate for, with the schedule it is given: <c>lr => new Adam(lr)</c>; null: plain SGD.</param>
    /// <param name="cancellationToken">Looked at before every step.</param>
    /// <exception cref="ArgumentException">Network, cost and data do not fit each other, or the optimizer has another schedule.</exception>
    /// <exception cref="OperationCanceledException">The token.</exception>
    public LearningRateRange Run<T>(Network<T> network, ICost cost, Dataset<T> data, Func<Schedule, Optimizer>? optimizer = null, CancellationToken cancellationToken = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(cost);
        DatasetFit.Check(network, data, cost.TargetWidth(network.OutputSize));
        Schedule growing = Schedule.Exponential(LrMin, Elementary.Exp(Elementary.Log(LrMax / LrMin) / (Steps - 1)));
        Optimizer rule = optimizer is null ? new SGD(growing) : optimizer(growing);
        if (rule is null || rule.Lr != growing)
            throw new ArgumentException("optimizer made a rule without the schedule that it was given.", nameof(optimizer));
        return new LearningRateRangeRun<T>(this, network.Clone(), cost, data, rule).Run(cancellationToken);
    }
}
