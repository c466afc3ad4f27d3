using NeuralNets.Insight;
using NeuralNets.Tests.Activations;
using NeuralNets.Tests.Costs;

namespace NeuralNets.Tests.Insight;

public class FunctionCheckTests
{
    public static TheoryData<string> Activations => [.. ActivationTable.Rows.Where(row => row.Value.Surrogate is null).Select(row => row.Key)];

    public static TheoryData<string> Surrogates => [.. ActivationTable.Rows.Where(row => row.Value.Surrogate is not null).Select(row => row.Key)];

    public static TheoryData<string> Costs => CostTable.All;

    [Theory, MemberData(nameof(Activations))]
    public void EveryActivationPasses(string name) => AssertPassed(GradientCheck.Of(ActivationTable.Rows[name].Function));

    [Theory, MemberData(nameof(Costs))]
    public void EveryCostPassesAtRowsThatAreDrawnForIt(string name)
    {
        int width = CostTable.Rows[name].Width(4);
        AssertPassed(GradientCheck.Of(CostTable.Rows[name].OfWidth(width), width));
    }

    [Theory, MemberData(nameof(Costs))]
    public void EveryCostPassesAtRowsOfItsDomain(string name)
    {
        (ICost cost, double[] a, double[] y, int width) = CostTable.Case<double>(name, 5, 4, 1);
        AssertPassed(GradientCheck.Of(cost, a, y, width));
    }

    [Theory, MemberData(nameof(Surrogates))]
    public void ASurrogateIsFoundToBeOne(string name)
    {
        GradientCheckReport report = GradientCheck.Of(ActivationTable.Rows[name].Function);
        Assert.Equal(GradientCheckVerdict.Failed, report.Verdict);
        Assert.Contains("by intent", Assert.Single(report.Notes), StringComparison.Ordinal);
    }

    private static void AssertPassed(GradientCheckReport report) =>
        Assert.True(report.Verdict == GradientCheckVerdict.Passed && report.Count(GradientAgreement.Undetermined) == 0, report.ToString());
}
