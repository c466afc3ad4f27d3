namespace NeuralNets.Insight;

/// <summary>How much a gradient check looks at, and what it calls equal. g: analytic, ĝ: numeric.</summary>
public sealed record GradientCheckOptions
{
    /// <summary>The most entries that are checked one by one in each block of parameters and in the inputs, drawn at random; at least 1.</summary>
    public int EntriesPerBlock { get; init; } = 64;

    /// <summary>
    /// Derivatives along random directions (±1/√n in each of n coordinates) for each block and for all parameters together. One
    /// direction sees every entry at once; none are taken where all entries are checked anyway.
    /// </summary>
    public int Directions { get; init; } = 4;

    /// <summary>Of what is drawn: entries, directions, examples.</summary>
    public ulong Seed { get; init; }

    /// <summary>Which draw of the random layers (dropout, RReLU, GumbelSoftmax) both gradients see, as <see cref="Gradient{T}.Step"/>.</summary>
    public ulong Step { get; init; }

    /// <summary>The first layer whose parameters are checked; below a layer whose derivative is a surrogate of your own there is nothing to compare.</summary>
    public int FirstLayer { get; init; }

    /// <summary>Agreement: |g − ĝ| ≤ RelativeTolerance·max(|g|, |ĝ|) + AbsoluteTolerance·max(1, |C|).</summary>
    public double RelativeTolerance { get; init; } = 1e-7;

    /// <inheritdoc cref="RelativeTolerance"/>
    public double AbsoluteTolerance { get; init; } = 1e-9;

    /// <summary>
    /// Step sizes h in the order they are tried, each times max(1, |x|) for an entry x. One that neither rounding (small h) nor
    /// curvature (large h) spoils is enough.
    /// </summary>
    public IReadOnlyList<double> StepSizes { get; init; } = [1e-5, 1e-4, 1e-6, 1e-3];

    /// <summary>The options, or the defaults, if all are in range.</summary>
    internal static GradientCheckOptions Valid(GradientCheckOptions? options)
    {
        options ??= new GradientCheckOptions();
        options.ThrowIfInvalid();
        return options;
    }

    private void ThrowIfInvalid()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(EntriesPerBlock);
        ArgumentOutOfRangeException.ThrowIfNegative(Directions);
        ArgumentOutOfRangeException.ThrowIfNegative(FirstLayer);
        NotNegative(RelativeTolerance, nameof(RelativeTolerance));
        NotNegative(AbsoluteTolerance, nameof(AbsoluteTolerance));
        if (StepSizes is null || StepSizes.Count == 0 || StepSizes.Any(h => !(h > 0 && double.IsFinite(h))))
            throw new ArgumentException("StepSizes needs at least one step, each positive and finite.", nameof(StepSizes));
    }

    internal bool Agrees(double analytic, double numeric, double cost) => Math.Abs(analytic - numeric) <= Allowed(analytic, numeric, cost);

    internal double Allowed(double analytic, double numeric, double cost) =>
        RelativeTolerance * Math.Max(Math.Abs(analytic), Math.Abs(numeric)) + AbsoluteTolerance * Math.Max(1, Math.Abs(cost));

    private static void NotNegative(double value, string name)
    {
        if (!(value >= 0 && double.IsFinite(value)))
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; it must be finite and not negative.");
    }
}
