using System.Globalization;
using System.Text;

namespace NeuralNets.Insight;

/// <summary>What a gradient check says in the end.</summary>
public enum GradientCheckVerdict
{
    /// <summary>Nothing differs, and at least half of what was compared agrees.</summary>
    Passed,

    /// <summary>At least one derivative differs.</summary>
    Failed,

    /// <summary>Nothing differs, but most comparisons sit on kinks, were not finite, or there were none.</summary>
    Inconclusive,
}

/// <summary>Analytic against numeric derivatives: the verdict, the worst, and every comparison.</summary>
/// <param name="Subject">What was checked.</param>
/// <param name="Cost">C there: the mean over the rows; 0 for an activation.</param>
/// <param name="Groups">The comparisons, a group for each block of parameters, the inputs and directions.</param>
/// <param name="Notes">What was left out, and why.</param>
public sealed record GradientCheckReport(string Subject, double Cost, IReadOnlyList<GradientCheckGroup> Groups, IReadOnlyList<string> Notes)
{
    private const int MostListed = 10;

    /// <summary>Passed, failed, or inconclusive.</summary>
    public GradientCheckVerdict Verdict =>
        Count(GradientAgreement.Differs) > 0 ? GradientCheckVerdict.Failed :
        Compared > 0 && 2 * Count(GradientAgreement.Agrees) >= Compared ? GradientCheckVerdict.Passed : GradientCheckVerdict.Inconclusive;

    /// <summary>Derivatives that were compared.</summary>
    public int Compared => Groups.Sum(group => group.Comparisons.Count);

    /// <summary>The worst single entry, or the worst direction where only directions differ: of what differs, else of what agrees.</summary>
    public GradientComparison? Worst
    {
        get
        {
            GradientComparison? entry = GradientCheckGroup.WorstOf(Groups.Where(group => group.Of > 0).SelectMany(group => group.Comparisons));
            GradientComparison? direction = GradientCheckGroup.WorstOf(Groups.Where(group => group.Of == 0).SelectMany(group => group.Comparisons));
            return entry is null || (direction is { Agreement: GradientAgreement.Differs } && entry.Agreement is GradientAgreement.Agrees) ? direction : entry;
        }
    }

    /// <summary>How many comparisons came out like this.</summary>
    public int Count(GradientAgreement agreement) => Groups.Sum(group => group.Count(agreement));

    /// <summary>The verdict in a sentence, a table of the groups, what differs (the worst ten), and notes.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        int kinks = Count(GradientAgreement.Kink), undetermined = Count(GradientAgreement.Undetermined);
        text.Append(CultureInfo.InvariantCulture, $"Gradient check of {Subject}: {Verdict}. {Count(GradientAgreement.Agrees)} of {Compared} derivatives agree with central differences");
        text.Append(CultureInfo.InvariantCulture, $", {Count(GradientAgreement.Differs)} differ, {kinks} at kinks, {undetermined} undetermined.").AppendLine();
        if (Worst is { } worst)
            text.Append("Worst: ").Append(worst).AppendLine();
        text.AppendLine();

        var table = new TextTable("", "compared", "of", "agree", "kink", "undetermined", "differ", "largest |g − ĝ|");
        foreach (GradientCheckGroup group in Groups)
        {
            table.Add(group.Name, TextTable.Integer(group.Comparisons.Count), group.Of == 0 ? "" : TextTable.Integer(group.Of), TextTable.Integer(group.Count(GradientAgreement.Agrees)),
                TextTable.Integer(group.Count(GradientAgreement.Kink)), TextTable.Integer(group.Count(GradientAgreement.Undetermined)), TextTable.Integer(group.Count(GradientAgreement.Differs)),
                group.LargestError.ToString("E1", CultureInfo.InvariantCulture));
        }
        text.Append(table);

        GradientComparison[] differing = [.. Groups.SelectMany(group => group.Comparisons).Where(c => c.Agreement == GradientAgreement.Differs).OrderByDescending(c => c.Excess)];
        if (differing.Length > 0)
            text.AppendLine().AppendLine(differing.Length > MostListed ? "The worst that differ:" : "What differs:");
        foreach (GradientComparison comparison in differing.Take(MostListed))
            text.Append("  ").Append(comparison).AppendLine();
        foreach (string note in Notes)
            text.Append("Note: ").AppendLine(note);
        return text.ToString();
    }
}
