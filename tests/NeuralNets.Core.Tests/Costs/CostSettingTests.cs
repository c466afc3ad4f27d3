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
        Assert.Throws<ArgumentOutOfRangeException>("gamma", () => Cost.BinaryFocal(value));
        Assert.Throws<ArgumentOutOfRangeException>("gamma", () => Cost.BinaryFocalWithLogits(value));
        Assert.Throws<ArgumentOutOfRangeException>("gamma", () => Cost.CategoricalFocal(value));
        Assert.Throws<ArgumentOutOfRangeException>("alpha", () => Cost.BinaryFocal(alpha: value));
        Assert.Throws<ArgumentOutOfRangeException>("alpha", () => Cost.BinaryFocalWithLogits(alpha: value));
        Assert.Throws<ArgumentOutOfRangeException>("alpha", () => Cost.CategoricalFocal(alpha: value));
        Assert.Throws<ArgumentOutOfRangeException>("eps", () => Cost.GaussianNLL(value));
        Assert.Throws<ArgumentOutOfRangeException>("smooth", () => Cost.Dice(value));
        Assert.Throws<ArgumentOutOfRangeException>("alpha", () => Cost.Tversky(alpha: value));
        Assert.Throws<ArgumentOutOfRangeException>("beta", () => Cost.Tversky(beta: value));
        Assert.Throws<ArgumentOutOfRangeException>("smooth", () => Cost.Tversky(smooth: value));
        Assert.Throws<ArgumentOutOfRangeException>("labelSmoothing", () => Cost.LabelSmoothed(Cost.CrossEntropy, value));
        Assert.Throws<ArgumentOutOfRangeException>("weights", () => Cost.ClassWeighted(Cost.CrossEntropy, 1, value));
        Assert.Throws<ArgumentOutOfRangeException>("parts", () => Cost.Sum((1, Cost.CrossEntropy), (value, Cost.SquaredError)));
    }

    [Fact]
    public void Zero_is_refused_where_it_makes_no_cost()
    {
        Assert.Throws<ArgumentOutOfRangeException>("delta", () => Cost.Huber(0));
        Assert.Throws<ArgumentOutOfRangeException>("tau", () => Cost.Quantile(0));
        Assert.Throws<ArgumentOutOfRangeException>("tau", () => Cost.Quantile(1));
    }

    [Fact]
    public void Combinations_that_make_no_cost_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("p", () => Cost.MultiMargin(0));
        Assert.Throws<ArgumentOutOfRangeException>("p", () => Cost.MultiMargin(3));
        Assert.Throws<ArgumentException>("weights", () => Cost.ClassWeighted(Cost.CrossEntropy));
        Assert.Throws<ArgumentException>("parts", () => Cost.Sum());
        Assert.Throws<ArgumentException>("cost", () => Cost.ClassIndex(Cost.Weighted(Cost.ClassIndex(Cost.CrossEntropy))));
        Assert.Throws<ArgumentNullException>("cost", () => Cost.ClassIndex(null!));
        Assert.Throws<ArgumentNullException>("cost", () => Cost.Weighted(null!));
        Assert.Throws<ArgumentNullException>("cost", () => Cost.ClassWeighted(null!, 1));
        Assert.Throws<ArgumentNullException>("cost", () => Cost.LabelSmoothed(null!));
        Assert.Throws<ArgumentNullException>("parts", () => Cost.Sum((1, null!)));
    }
}
