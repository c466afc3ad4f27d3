namespace NeuralNets.Tests.Costs;

public sealed class CostSettingTests
{
    [Theory]
    [InlineData(-1), InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void Settings_outside_their_range_are_refused(double value)
    {
        Assert.Throws<ArgumentOutOfRangeException>("delta", () => Cost.Huber(value));
        Assert.Throws<ArgumentOutOfRangeException>("beta", () => Cost.SmoothL1(value));
        Assert.Throws<ArgumentOutOfRangeException>("tau", () => Cost.Quantile(value));
        Assert.Throws<ArgumentOutOfRangeException>("posWeight", () => Cost.BinaryCrossEntropyWithLogits(value));
    }

    [Fact]
    public void Zero_is_refused_where_it_makes_no_cost()
    {
        Assert.Throws<ArgumentOutOfRangeException>("delta", () => Cost.Huber(0));
        Assert.Throws<ArgumentOutOfRangeException>("tau", () => Cost.Quantile(0));
        Assert.Throws<ArgumentOutOfRangeException>("tau", () => Cost.Quantile(1));
    }
}
