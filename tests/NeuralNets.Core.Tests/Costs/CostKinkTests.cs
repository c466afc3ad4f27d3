namespace NeuralNets.Tests.Costs;

/// <summary>What the formulas leave open: kinks, ties, floors and limits.</summary>
public sealed class CostKinkTests
{
    [Fact]
    public void Of_tied_rivals_the_lowest_index_gets_the_gradient()
    {
        Assert.Equal([1, 0, -1], CostTable.Differentiate(Cost.CategoricalHinge, [2.0, 2, 1], [0, 0, 1], 3));
        Assert.Equal([1, 0, -1], CostTable.Differentiate(Cost.CrammerSingerHinge, [2.0, 2, 1], [0, 0, 1], 3));
    }

    [Fact]
    public void At_the_margin_hinges_of_classes_have_no_gradient()
    {
        foreach (ICost cost in new[] { Cost.CategoricalHinge, Cost.CrammerSingerHinge, Cost.MultiMargin(), Cost.MultiMargin(2) })
        {
            Assert.Equal([0], CostTable.Evaluate(cost, [1.0, 2], [0, 1], 2));
            Assert.Equal([0, 0], CostTable.Differentiate(cost, [1.0, 2], [0, 1], 2));
        }
    }

    [Fact]
    public void One_class_alone_costs_nothing()
    {
        foreach (ICost cost in new[] { Cost.CrammerSingerHinge, Cost.MultiMargin(), Cost.MultiMargin(2) })
        {
            Assert.Equal([0], CostTable.Evaluate(cost, [-5.0], [1], 1));
            Assert.Equal([0], CostTable.Differentiate(cost, [-5.0], [1], 1));
        }
    }

    [Theory, InlineData(0), InlineData(0.5), InlineData(1), InlineData(2), InlineData(2.5)]
    public void Focal_costs_are_finite_for_certain_outputs_and_have_their_limits_for_infinite_logits(double gamma)
    {
        const double inf = double.PositiveInfinity;
        double[] certain = [0, 0, 1, 1], y = [0, 1, 0, 1], logits = [-inf, -inf, inf, inf];
        foreach (ICost cost in new[] { Cost.BinaryFocal(gamma), Cost.CategoricalFocal(gamma) })
        {
            Assert.All(CostTable.Evaluate(cost, certain, y, 1), value => Assert.InRange(value, 0, 100));
            Assert.All(CostTable.Differentiate(cost, certain, y, 1), value => Assert.True(double.IsFinite(value)));
        }
        Assert.Equal([0, inf, inf, 0], CostTable.Evaluate(Cost.BinaryFocalWithLogits(gamma), logits, y, 1));
        Assert.Equal([0, -1, 1, 0], CostTable.Differentiate(Cost.BinaryFocalWithLogits(gamma), logits, y, 1));
    }

    [Fact]
    public void Without_focus_focal_costs_are_the_cross_entropies()
    {
        double[] z = Samples.Uniform(30, -5, 5, 1), a = [.. z.Select(Elementary.Sigmoid)], y = Samples.Uniform(30, 0, 1, 2);
        Close(Cost.BinaryCrossEntropy, Cost.BinaryFocal(gamma: 0), a);
        Close(Cost.BinaryCrossEntropyWithLogits(), Cost.BinaryFocalWithLogits(gamma: 0), z);
        Close(Cost.CrossEntropy, Cost.CategoricalFocal(gamma: 0), a);

        void Close(ICost want, ICost got, double[] outputs)
        {
            Assert.All(CostTable.Evaluate(want, outputs, y, 3).Zip(CostTable.Evaluate(got, outputs, y, 3)), pair => Golden.AssertClose(pair.First, pair.Second));
            Assert.All(CostTable.Differentiate(want, outputs, y, 3).Zip(CostTable.Differentiate(got, outputs, y, 3)), pair => Golden.AssertClose(pair.First, pair.Second, 1e-12));
        }
    }

    [Fact]
    public void Two_empty_sets_are_alike_where_smooth_is_above_0()
    {
        Assert.Equal([0], CostTable.Evaluate(Cost.Dice(), [0.0, 0], [0, 0], 2));
        Assert.Equal([0], CostTable.Evaluate(Cost.Tversky(), [0.0, 0], [0, 0], 2));
        Assert.Equal([double.NaN], CostTable.Evaluate(Cost.Dice(smooth: 0), [0.0, 0], [0, 0], 2));
    }

    [Fact]
    public void A_zero_vector_is_at_distance_1_from_everything()
    {
        Assert.Equal([1, 1], CostTable.Evaluate(Cost.CosineDistance, [0.0, 0, 1, 2], [1, 2, 0, 0], 2));
        Assert.Equal(-1e8, CostTable.Differentiate(Cost.CosineDistance, [0.0, 0], [0.5, 0], 2)[0], 1e-6);
    }

    [Fact]
    public void A_variance_below_its_floor_counts_as_the_floor_and_gets_its_gradient()
    {
        Assert.Equal(CostTable.Evaluate(Cost.GaussianNLL(0.5), [1, 0.5], [3.0], 2), CostTable.Evaluate(Cost.GaussianNLL(0.5), [1, -7], [3.0], 2));
        Assert.Equal([-4, (2 - 16) / 2], CostTable.Differentiate(Cost.GaussianNLL(0.5), [1, -7], [3.0], 2));
    }

    [Fact]
    public void The_full_likelihood_has_the_constant()
    {
        double without = CostTable.Evaluate(Cost.GaussianNLL(), [1.0, 2, 3, 4], [3, 0], 4)[0];
        Assert.Equal(without + Math.Log(2 * Math.PI) / 2, CostTable.Evaluate(Cost.GaussianNLL(full: true), [1.0, 2, 3, 4], [3, 0], 4)[0], 1e-14);
    }
}
