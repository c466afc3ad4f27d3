namespace NeuralNets.Insight;

public static partial class GradientCheck
{
    private const int Width = 5, RowsOfEachSpread = 12;

    /// <summary>
    /// Checks an activation where its inputs usually lie and in its tails: a grid of single values from −10 to 10, then 20, 50 and
    /// 100 on both sides; rows of five values near 0, wide apart, and mixed with tails. Every ∂aᵢ/∂zⱼ, and that dz is linear in da.
    /// </summary>
    /// <param name="activation">Built-in or your own.</param>
    /// <param name="options">null: the defaults.</param>
    public static GradientCheckReport Of(IActivation activation, GradientCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(activation);
        options = GradientCheckOptions.Valid(options);
        var check = new ActivationCheck(activation, options);
        foreach (double z in Grid())
            check.AddRow([z]);
        RandomStream random = Draw.Stream(options.Seed, 1);
        foreach (double spread in (ReadOnlySpan<double>)[1, 4, 30])
        {
            for (int r = 0; r < RowsOfEachSpread; r++)
                check.AddRow(Uniform(random, Width, -spread, spread));
        }
        return check.Report();
    }

    /// <summary>Checks an activation at given rows of weighted sums.</summary>
    /// <param name="activation">Built-in or your own.</param>
    /// <param name="z">[rows × width].</param>
    /// <param name="width">Values in a row, at least 1.</param>
    /// <param name="options">null: the defaults.</param>
    /// <exception cref="ArgumentException">Lengths that do not fit, no rows, or options out of range.</exception>
    public static GradientCheckReport Of(IActivation activation, ReadOnlySpan<double> z, int width, GradientCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(activation);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        Check.AnyRows(Check.Rows(z.Length, width, nameof(width), nameof(z)), nameof(z));
        var check = new ActivationCheck(activation, GradientCheckOptions.Valid(options));
        for (int first = 0; first < z.Length; first += width)
            check.AddRow(z.Slice(first, width));
        return check.Report();
    }

    /// <summary>
    /// Checks a cost at rows that nearly every cost takes: outputs that are positive and sum to 1, targets that choose a class
    /// (or its index, or either with a weight behind); and at outputs from −4 to 4 if the cost is finite there.
    /// </summary>
    /// <param name="cost">Built-in or your own.</param>
    /// <param name="outputWidth">Values in an output row, at least 1; for costs of pairs (<see cref="Cost.GaussianNLL"/>) an even number.</param>
    /// <param name="options">null: the defaults.</param>
    /// <remarks>A cost with other targets is checked at rows of your own.</remarks>
    public static GradientCheckReport Of(ICost cost, int outputWidth = 4, GradientCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputWidth);
        options = GradientCheckOptions.Valid(options);
        var check = new CostCheck(cost, outputWidth, options);
        (double[] a, double[] y) = CostExamples.Draw(cost, outputWidth, RowsOfEachSpread, Draw.Stream(options.Seed, 0));
        check.AddRows(a, y);
        return check.Report();
    }

    /// <summary>Checks a cost at given rows of outputs and targets.</summary>
    /// <param name="cost">Built-in or your own.</param>
    /// <param name="outputs">[rows × width].</param>
    /// <param name="targets">[rows × cost.TargetWidth(width)].</param>
    /// <param name="width">Values in an output row, at least 1.</param>
    /// <param name="options">null: the defaults.</param>
    /// <exception cref="ArgumentException">Lengths that do not fit, no rows, or options out of range.</exception>
    public static GradientCheckReport Of(ICost cost, ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets, int width, GradientCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        int rows = Check.Rows(outputs.Length, width, nameof(width), nameof(outputs));
        Check.AnyRows(rows, nameof(outputs));
        Check.Length(targets.Length, rows, cost.TargetWidth(width), "TargetWidth", nameof(targets));
        options = GradientCheckOptions.Valid(options);
        var check = new CostCheck(cost, width, options);
        check.AddRows(outputs, targets);
        return check.Report();
    }

    // Beside the points where functions of the field have kinks (0, ±½, ±1, …), and on one of them.
    private static IEnumerable<double> Grid()
    {
        for (int i = -27; i < 27; i++)
            yield return 0.37 * (i + 0.5);
        foreach (double tail in (double[])[20, 50, 100])
        {
            yield return tail;
            yield return -tail;
        }
        yield return 0;
    }

    internal static double[] Uniform(RandomStream random, int count, double low, double high)
    {
        var values = new double[count];
        for (int i = 0; i < count; i++)
            values[i] = low + (high - low) * random.NextDouble();
        return values;
    }
}
