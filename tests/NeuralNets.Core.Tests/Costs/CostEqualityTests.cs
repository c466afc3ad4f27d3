namespace NeuralNets.Tests.Costs;

public sealed class CostEqualityTests
{
    [Fact]
    public void Costs_have_value_equality()
    {
        Assert.Same(Cost.SquaredError, Cost.SquaredError);
        Same(() => Cost.SoftmaxCrossEntropy(0.1));
        Same(() => Cost.BinaryCrossEntropyWithLogits(2));
        Same(() => Cost.BinaryFocal(1, 0.25));
        Same(() => Cost.GaussianNLL(full: true));
        Same(() => Cost.Tversky(0.3, 0.7));
        Same(() => Cost.Weighted(Cost.Huber(2)));
        Same(() => Cost.ClassIndex(Cost.MultiMargin(2)));
        Same(() => Cost.ClassWeighted(Cost.CrossEntropy, 1, 2));
        Same(() => Cost.LabelSmoothed(Cost.CrossEntropy, 0.2));
        Same(() => Cost.Sum((1, Cost.Huber(2)), (2, Cost.SquaredError)));
        Assert.NotEqual(Cost.Weighted(Cost.CrossEntropy), Cost.ClassIndex(Cost.CrossEntropy));
        Assert.NotEqual(Cost.ClassWeighted(Cost.CrossEntropy, 1, 2), Cost.ClassWeighted(Cost.CrossEntropy, 1, 3));
        Assert.NotEqual(Cost.LabelSmoothed(Cost.CrossEntropy, 0.1), Cost.LabelSmoothed(Cost.CrossEntropy, 0.2));
        Assert.NotEqual(Cost.Sum((1, Cost.SquaredError)), Cost.Sum((2, Cost.SquaredError)));
    }

    [Fact]
    public void What_a_cost_composed_to_is_no_part_of_its_value()
    {
        ICost fresh = Cost.Weighted(Cost.CrossEntropy), used = Cost.Weighted(Cost.CrossEntropy);
        used.Compose(Activation.Softmax);
        Assert.Equal(fresh, used);
        Assert.Equal(fresh.GetHashCode(), used.GetHashCode());
    }

    [Fact]
    public void Weights_and_indices_mean_the_same_in_whatever_order_they_are_written()
    {
        Assert.Equal(Cost.ClassIndex(Cost.Weighted(Cost.CrossEntropy)), Cost.Weighted(Cost.ClassIndex(Cost.CrossEntropy)));
        Assert.Equal(Cost.ClassWeighted(Cost.ClassIndex(Cost.CrossEntropy), 1, 2), Cost.ClassIndex(Cost.ClassWeighted(Cost.CrossEntropy, 1, 2)));
        Assert.Equal(Cost.LabelSmoothed(Cost.Weighted(Cost.ClassIndex(Cost.CrossEntropy))), Cost.Weighted(Cost.ClassIndex(Cost.LabelSmoothed(Cost.CrossEntropy))));
        Assert.Equal("Weighted(ClassIndex(ClassWeighted(CrossEntropy)))", Cost.ClassWeighted(Cost.ClassIndex(Cost.Weighted(Cost.CrossEntropy)), 1, 2).ToString());
    }

    private static void Same(Func<ICost> cost)
    {
        Assert.Equal(cost(), cost());
        Assert.Equal(cost().GetHashCode(), cost().GetHashCode());
    }
}
