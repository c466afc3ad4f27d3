namespace NeuralNets.Insight;

/// <summary>The comparisons of one block of parameters, of the inputs, or of random directions.</summary>
/// <param name="Name">"layer 1, weight", say.</param>
/// <param name="Comparisons">Each derivative that was compared.</param>
/// <param name="Of">How many there are to compare; 0 for directions.</param>
public sealed record GradientCheckGroup(string Name, IReadOnlyList<GradientComparison> Comparisons, int Of)
{
    /// <summary>How many of them came out like this.</summary>
    public int Count(GradientAgreement agreement) => Comparisons.Count(comparison => comparison.Agreement == agreement);

    /// <summary>The comparison that is off most, measured by what is allowed: of those that differ, else of those that agree; null: there are none.</summary>
    public GradientComparison? Worst => WorstOf(Comparisons);

    /// <summary>The largest |g − ĝ| of those that agree or differ.</summary>
    public double LargestError => Comparisons.Where(IsDecided).Select(comparison => comparison.Error).DefaultIfEmpty().Max();

    internal static GradientComparison? WorstOf(IEnumerable<GradientComparison> comparisons) => comparisons
        .Where(IsDecided)
        .OrderByDescending(comparison => comparison.Agreement).ThenByDescending(comparison => comparison.Excess).FirstOrDefault();

    private static bool IsDecided(GradientComparison comparison) => comparison.Agreement is GradientAgreement.Differs or GradientAgreement.Agrees;
}
