using NeuralNets.Insight;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight;

/// <summary>Points without a derivative are told from wrong derivatives.</summary>
public class KinkTests
{
    private static GradientAgreement At(IActivation f, double z) =>
        Assert.Single(GradientCheck.Of(f, [z], 1).Groups[0].Comparisons).Agreement;

    [Theory]
    [InlineData(0), InlineData(1e-12), InlineData(-1e-12), InlineData(1e-9), InlineData(1e-7), InlineData(-3e-7)]
    public void AKinkIsCalledOne(double z)
    {
        Assert.Equal(GradientAgreement.Kink, At(Activation.ReLU, z));
        Assert.Equal(GradientAgreement.Kink, At(Activation.LeakyReLU(0.1), z));
        Assert.Equal(GradientAgreement.Kink, At(Activation.HardTanh(), 1 + z));
        Assert.Equal(GradientAgreement.Kink, At(Activation.Threshold(0, 0), z));
    }

    [Theory]
    [InlineData(1e-3), InlineData(-1e-4), InlineData(3.3e-5), InlineData(-1e-5), InlineData(2e-6)]
    public void BesideAKinkThereIsADerivative(double z)
    {
        Assert.Equal(GradientAgreement.Agrees, At(Activation.ReLU, z));
        Assert.Equal(GradientAgreement.Agrees, At(Activation.Step, z));
    }

    [Fact]
    public void AJumpIsAKinkToo() => Assert.Equal(GradientAgreement.Kink, At(Activation.Step, 1e-9));

    [Fact]
    public void ASlopeBetweenLeftAndRightIsNoError()
    {
        GradientCheckReport report = GradientCheck.Of(Cost.Quantile(tau: 0.9), [0.5, 0.7], [0.5, 0.2], 2);
        Assert.Equal([GradientAgreement.Kink, GradientAgreement.Agrees], report.Groups[0].Comparisons.Select(comparison => comparison.Agreement));
    }

    [Fact]
    public void ANetworkAtKinksAloneIsInconclusive()
    {
        var network = new Network<double>(2, [new Dense(3, Activation.ReLU)]);   // biases 0
        GradientCheckReport report = GradientCheck.Of(network, new double[2], [1, 2, 3], Cost.SquaredError, options: new GradientCheckOptions { EntriesPerBlock = 3 });
        Assert.Equal(GradientCheckVerdict.Inconclusive, report.Verdict);
        Assert.Equal(3, report.Groups[0].Count(GradientAgreement.Agrees));        // weights of inputs that are 0 change nothing
        Assert.Equal(3, report.Groups.Single(group => group.Name == "layer 0, bias").Count(GradientAgreement.Kink));
        Assert.Equal(GradientCheckVerdict.Inconclusive, GradientCheck.Of(Activation.ReLU, [0], 1).Verdict);
    }

    // relu(t) − relu(−t) = t is smooth, but each part takes its derivative at the kink to be 0.
    [Fact]
    public void KinksThatCancelAreKinksAllTheSame()
    {
        var network = new Network<double>(1, [new Dense(2, Activation.ReLU) { HasBias = false }, new Dense(1, Activation.Identity)]);
        double[] parameters = [1, -1, 1, -1, 0.5];
        parameters.CopyTo(network.Parameters);
        GradientCheckReport report = GradientCheck.Of(network, [0], [2], Cost.SquaredError);
        Assert.Equal(GradientAgreement.Kink, Assert.Single(report.Groups.Single(group => group.Name == "inputs").Comparisons).Agreement);
        Assert.Equal(0, report.Count(GradientAgreement.Differs));
    }

    // Biases 0 and a row of zeros: every unit of the first layer stands at 0, and random directions move all of them at once.
    [Fact]
    public void NetworksAtTheirKinksAreNoFalseAlarm()
    {
        IActivation[] bent = [Activation.ReLU, Activation.LeakyReLU(0.1), Activation.ReLU6, Activation.SoftShrink(lambda: 0), Activation.HardSwish];
        for (int seed = 0; seed < 100; seed++)
        {
            IActivation f = bent[seed % bent.Length];
            var network = new Network<double>(3, [new Dense(6, f), new Dense(5, f), new Dense(2, Activation.Identity)], (ulong)seed);
            GradientCheckReport report = GradientCheck.Of(network, [0, 0, 0, .. Examples.Uniform<double>(3, seed)], Examples.Uniform<double>(4, seed + 1), Cost.SquaredError, new GradientCheckOptions { EntriesPerBlock = 2, Seed = (ulong)seed });
            Assert.True(report.Verdict != GradientCheckVerdict.Failed, $"seed {seed}:{Environment.NewLine}{network}{report}");
        }
    }

    [Fact]
    public void AWrongDerivativeAtKinksIsFoundAllTheSame()
    {
        var network = new Network<double>(3, [new Dense(6, Activation.ReLU), new Dense(5, new OneWrongNeuron(2)), new Dense(2, Activation.Identity)], seed: 1);
        Assert.Equal(GradientCheckVerdict.Failed, GradientCheck.Of(network, [0, 0, 0, 1, 2, -1], [1, 2, 3, 4], Cost.SquaredError).Verdict);
    }

    [Fact]
    public void ValuesThatAreNotFiniteAreUndetermined()
    {
        Assert.Equal(GradientAgreement.Undetermined, At(Activation.Exponential, 800));
        Assert.Equal(GradientAgreement.Undetermined, At(Activation.Tanh, double.NaN));
    }

    [Fact]
    public void BelowASurrogateNothingIsCompared()
    {
        var network = new Network<double>(3, [new Dense(4, Activation.StepSigmoid()), new Dense(2, Activation.Identity)], seed: 1);
        GradientCheckReport report = GradientCheck.Of(network, Examples.Uniform<double>(6, 1), Examples.Uniform<double>(4, 2), Cost.SquaredError);
        Assert.Equal(GradientCheckVerdict.Passed, report.Verdict);
        Assert.All(report.Groups, group => Assert.StartsWith("layer 1", group.Name, StringComparison.Ordinal));
        Assert.Contains("layer 0", Assert.Single(report.Notes), StringComparison.Ordinal);
    }
}
