using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Costs;

public sealed class ComposeTests
{
    /// <summary>Pairs that compose: a cost, what it takes, and the activation before it.</summary>
    private static readonly Dictionary<string, (CostRow Row, IActivation Activation)> s_pairs = new()
    {
        ["Softmax, CrossEntropy"] = (new(Cost.CrossEntropy, CostDomain.Logits), Activation.Softmax),
        ["SoftmaxWith(0.5), CrossEntropy"] = (new(Cost.CrossEntropy, CostDomain.Logits), Activation.SoftmaxWith(0.5)),
        ["SoftmaxWith(3), CrossEntropy"] = (new(Cost.CrossEntropy, CostDomain.Logits), Activation.SoftmaxWith(3)),
        ["Softmin, CrossEntropy"] = (new(Cost.CrossEntropy, CostDomain.Logits), Activation.Softmin),
        ["LogSoftmax, NegativeLogLikelihood"] = (new(Cost.NegativeLogLikelihood, CostDomain.Logits), Activation.LogSoftmax),
        ["Sigmoid, BinaryCrossEntropy"] = (new(Cost.BinaryCrossEntropy, CostDomain.Logit), Activation.Sigmoid),
        ["Sigmoid, BinaryFocal"] = (new(Cost.BinaryFocal(), CostDomain.Logit), Activation.Sigmoid),
        ["Sigmoid, BinaryFocal(1.5, 0.25)"] = (new(Cost.BinaryFocal(1.5, 0.25), CostDomain.Logit), Activation.Sigmoid),
        ["Softmax, LabelSmoothed"] = (new(Cost.LabelSmoothed(Cost.CrossEntropy), CostDomain.Logits), Activation.Softmax),
        ["LogSoftmax, LabelSmoothed"] = (new(Cost.LabelSmoothed(Cost.NegativeLogLikelihood), CostDomain.Logits), Activation.LogSoftmax),
        ["Softmax, ClassIndex"] = (new(Cost.ClassIndex(Cost.CrossEntropy), CostDomain.Index), Activation.Softmax),
        ["LogSoftmax, ClassIndex"] = (new(Cost.ClassIndex(Cost.NegativeLogLikelihood), CostDomain.Index), Activation.LogSoftmax),
        ["Softmax, ClassIndex, LabelSmoothed"] = (new(Cost.ClassIndex(Cost.LabelSmoothed(Cost.CrossEntropy, 0.2)), CostDomain.Index), Activation.SoftmaxWith(2)),
        ["Softmax, Weighted"] = (new(Cost.Weighted(Cost.CrossEntropy), CostDomain.WeightedSimplex), Activation.Softmax),
        ["Sigmoid, Weighted"] = (new(Cost.Weighted(Cost.BinaryCrossEntropy), CostDomain.WeightedSimplex), Activation.Sigmoid),
        ["Softmax, ClassWeighted"] = (new(n => Cost.ClassWeighted(Cost.CrossEntropy, CostTable.Weights(n)), CostDomain.Logits), Activation.Softmax),
        ["Softmax, Weighted, ClassWeighted, ClassIndex"] = (new(n => Cost.ClassWeighted(Cost.Weighted(Cost.ClassIndex(Cost.CrossEntropy)), CostTable.Weights(n)), CostDomain.WeightedIndex), Activation.Softmax),
        ["Sigmoid, Sum"] = (new(Cost.Sum((1, Cost.BinaryCrossEntropy), (0.5, Cost.BinaryFocal())), CostDomain.Logit), Activation.Sigmoid),
    };

    public static TheoryData<string> Pairs => [.. s_pairs.Keys];

    [Theory, MemberData(nameof(Pairs))]
    public void The_composed_cost_is_the_cost_of_the_activation(string name)
    {
        (CostRow row, IActivation f) = s_pairs[name];
        for (int width = 1; width <= 20; width++)
        {
            CostCase<double> composed = CostTable.Case<double>(row, 1, width, width);
            composed = composed with { Cost = composed.Cost.Compose(f)! };
            CostCase<double> plain = composed with { Cost = row.OfWidth(width), A = new double[width] };
            f.Activate<double>(composed.A, plain.A, width);
            var dz = new double[width];
            f.Backpropagate<double>(composed.A, plain.A, plain.Differentiate(), dz, width);
            Golden.AssertClose(plain.Evaluate()[0], composed.Evaluate()[0], 1e-13, name);
            double[] got = composed.Differentiate();
            for (int i = 0; i < width; i++)
                Golden.AssertClose(dz[i], got[i], 1e-13, $"{name}, gradient {i} of {width}");
        }
    }

    [Theory, MemberData(nameof(Pairs))]
    public void A_network_learns_through_the_composed_cost(string name)
    {
        (CostRow row, IActivation f) = s_pairs[name];
        var network = new Network<double>(2, [new Dense(4, Activation.Tanh), new Dense(3, f)], seed: 7);
        CentralDifferences.Check(network, Samples.Uniform(5 * 2, -1, 1, 8), CostTable.Case<double>(row, 5, 3, 9).Y, row.OfWidth(3));
    }

    [Theory, MemberData(nameof(Pairs))]
    public void Composing_allocates_nothing(string name)
    {
        (CostRow row, IActivation f) = s_pairs[name];
        ICost cost = row.OfWidth(4);
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
        Assert.Null(Cost.BinaryFocal().Compose(Activation.Softmax));
        Assert.Null(Cost.Weighted(Cost.SquaredError).Compose(Activation.Softmax));
        Assert.Null(Cost.Sum((1, Cost.CrossEntropy), (1, Cost.SquaredError)).Compose(Activation.Softmax));
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
}
