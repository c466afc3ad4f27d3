namespace NeuralNets.Tests.Activations;

public sealed class ActivationSettingTests
{
    /// <summary>Factories that take a positive number.</summary>
    private static readonly Dictionary<string, Func<double, IActivation>> s_positive = new()
    {
        ["alpha"] = alpha => Activation.CELU(alpha),
        ["beta"] = beta => Activation.Softplus(beta),
        ["b"] = b => Activation.Squareplus(b),
        ["k"] = k => Activation.StepSigmoid(k),
        ["temperature"] = temperature => Activation.SoftmaxWith(temperature),
    };

    public static TheoryData<string> Positive => [.. s_positive.Keys];

    [Theory, MemberData(nameof(Positive))]
    public void A_setting_that_must_be_positive_and_finite_is_refused_otherwise(string name)
    {
        foreach (double value in new[] { 0, -1, double.NaN, double.PositiveInfinity })
            Assert.Throws<ArgumentOutOfRangeException>(name, () => s_positive[name](value));
    }

    [Fact]
    public void Other_ranges_are_checked_too()
    {
        Assert.Throws<ArgumentOutOfRangeException>("beta", () => Activation.Swish(beta: -1));
        Assert.Throws<ArgumentOutOfRangeException>("alpha", () => Activation.ISRU(alpha: 0));
        Assert.Throws<ArgumentOutOfRangeException>("alpha", () => Activation.ELU(alpha: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("omega", () => Activation.Sine(omega: double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>("k", () => Activation.StepArcTan(k: 0));
        Assert.Throws<ArgumentOutOfRangeException>("lambda", () => Activation.SoftShrink(lambda: -0.1));
        Assert.Throws<ArgumentOutOfRangeException>("lambda", () => Activation.HardShrink(lambda: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("max", () => Activation.HardTanh(min: 1, max: 1));
        Assert.Throws<ArgumentOutOfRangeException>("min", () => Activation.HardTanh(min: double.NegativeInfinity));
        Assert.Throws<ArgumentOutOfRangeException>("threshold", () => Activation.Threshold(double.NaN, 0));
    }
}
