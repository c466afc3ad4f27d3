using NeuralNets.Insight;

namespace NeuralNets.Tests.Insight;

public class HealthyNetworkTests
{
    [Fact]
    public void NoFalseAlarmOverAThousandRandomNetworks()
    {
        int agreed = 0, compared = 0;
        for (int seed = 0; seed < 1000; seed++)
        {
            HealthyNetwork healthy = HealthyNetwork.Draw(seed);
            GradientCheckReport report = GradientCheck.Of(healthy.Network, healthy.Inputs, healthy.Targets, healthy.Cost, new GradientCheckOptions { EntriesPerBlock = 6, Directions = 1, Step = 3, Seed = (ulong)seed });
            Assert.True(report.Verdict == GradientCheckVerdict.Passed, $"{healthy.Description}{report}");
            agreed += report.Count(GradientAgreement.Agrees);
            compared += report.Compared;
        }
        // Nor does it pass by not looking.
        Assert.True(agreed >= 0.999 * compared, $"{agreed} of {compared} agree");
    }
}
