namespace NeuralNets.Tests.Costs;

public sealed class ComposeTests
{
    /// <summary>Pairs that compose: a cost, the activation before it, and the domain of targets.</summary>
    private static readonly Dictionary<string, (ICost Cost, IActivation Activation, CostDomain Domain)> s_pairs = new()
    {
        ["Softmax, CrossEntropy"] = (Cost.CrossEntropy, Activation.Softmax, CostDomain.Logits),
        ["SoftmaxWith(0.5), CrossEntropy"] = (Cost.CrossEntropy, Activation.SoftmaxWith(0.5), CostDomain.Logits),
        ["SoftmaxWith(3), CrossEntropy"] = (Cost.CrossEntropy, Activation.SoftmaxWith(3), CostDomain.Logits),
        ["Softmin, CrossEntropy"] = (Cost.CrossEntropy, Activation.Softmin, CostDomain.Logits),
        ["LogSoftmax, NegativeLogLikelihood"] = (Cost.NegativeLogLikelihood, Activation.LogSoftmax, CostDomain.Logits),
        ["Sigmoid, BinaryCrossEntropy"] = (Cost.BinaryCrossEntropy, Activation.Sigmoid, CostDomain.Logit),
    };

    public static TheoryData<string> Pairs => [.. s_pairs.Keys];

    [Theory, MemberData(nameof(Pairs))]
    public void The_composed_cost_is_the_cost_of_the_activation(string name)
    {
        (ICost cost, IActivation f, CostDomain domain) = s_pairs[name];
        ICost composed = cost.Compose(f)!;
        for (int width = 1; width <= 20; width++)
        {
            (double[] z, double[] y) = CostTable.Draw(domain, 1, width, width);
            var a = new double[width];
            var dz = new double[width];
            f.Activate<double>(z, a, width);
            f.Backpropagate<double>(z, a, CostTable.Differentiate(cost, a, y, width), dz, width);
            Golden.AssertClose(CostTable.Evaluate(cost, a, y, width)[0], CostTable.Evaluate(composed, z, y, width)[0], 1e-13, name);
            double[] got = CostTable.Differentiate(composed, z, y, width);
            for (int i = 0; i < width; i++)
                Golden.AssertClose(dz[i], got[i], 1e-13, $"{name}, gradient {i} of {width}");
        }
    }

    [Theory, MemberData(nameof(Pairs))]
    public void Composing_allocates_nothing(string name)
    {
        (ICost cost, IActivation f, _) = s_pairs[name];
        ICost? first = cost.Compose(f);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            Assert.True(ReferenceEquals(first, cost.Compose(f)));
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Pairs_without_a_common_form_do_not_compose()
    {
        Assert.Null(Cost.SquaredError.Compose(Activation.Softmax));
        Assert.Null(Cost.CrossEntropy.Compose(Activation.Sigmoid));
        Assert.Null(Cost.BinaryCrossEntropy.Compose(Activation.Softmax));
        Assert.Null(Cost.CrossEntropy.Compose(Activation.Identity));
    }

    [Fact]
    public void Excluded_classes_and_certain_outputs_cost_what_the_limits_say()
    {
        double inf = double.PositiveInfinity;
        Assert.Equal(0, CostTable.Evaluate(Cost.SoftmaxCrossEntropy(), [2.0, -inf], [1, 0], 2)[0]);
        Assert.Equal(inf, CostTable.Evaluate(Cost.SoftmaxCrossEntropy(), [2.0, -inf], [0, 1], 2)[0]);
        Assert.Equal(Math.Exp(-50), CostTable.Evaluate(Cost.SoftmaxCrossEntropy(), [50.0, 0], [1, 0], 2)[0], 1e-35);
        Assert.Equal([0.0, inf, inf, 0], new[] { (inf, 1.0), (inf, 0), (-inf, 1), (-inf, 0) }
            .Select(p => CostTable.Evaluate(Cost.BinaryCrossEntropyWithLogits(), [p.Item1], [p.Item2], 1)[0]));
    }

    [Theory]
    [InlineData(-0.1), InlineData(1), InlineData(double.NaN)]
    public void Label_smoothing_outside_its_range_is_refused(double labelSmoothing) =>
        Assert.Throws<ArgumentOutOfRangeException>("labelSmoothing", () => Cost.SoftmaxCrossEntropy(labelSmoothing));

    [Fact]
    public void Costs_have_value_equality()
    {
        Assert.Same(Cost.SquaredError, Cost.SquaredError);
        Assert.Equal(Cost.SoftmaxCrossEntropy(0.1), Cost.SoftmaxCrossEntropy(labelSmoothing: 0.1));
        Assert.Equal(Cost.BinaryCrossEntropyWithLogits(2), Cost.BinaryCrossEntropyWithLogits(posWeight: 2));
        Assert.NotEqual(Cost.BinaryCrossEntropyWithLogits(2), Cost.BinaryCrossEntropyWithLogits());
    }
}
