namespace NeuralNets.Tests.Costs;

public sealed class CombinatorTests
{
    private const int Rows = 700, Classes = 20;   // more than are rewritten at a time

    private static readonly double[] s_scores = Samples.Uniform(Rows * Classes, -3, 3, 1);
    private static readonly double[] s_indices = [.. Samples.Uniform(Rows, 0, Classes, 2).Select(Math.Floor)];
    private static readonly double[] s_oneHot = [.. s_indices.SelectMany(k => Enumerable.Range(0, Classes).Select(j => j == k ? 1.0 : 0.0))];
    private static readonly double[] s_weights = Samples.Uniform(Rows, 0, 2, 3);

    [Theory, MemberData(nameof(IndexCosts))]
    public void A_class_index_is_its_one_hot_row(string name)
    {
        ICost cost = s_indexCosts[name];
        AssertSame(Case(cost, s_oneHot), Case(Cost.ClassIndex(cost), s_indices), name);
    }

    private static readonly Dictionary<string, ICost> s_indexCosts = new[]
    {
        Cost.CrossEntropy, Cost.SoftmaxCrossEntropy(0.1), Cost.NegativeLogLikelihood, Cost.CategoricalHinge, Cost.CrammerSingerHinge,
        Cost.MultiMargin(), Cost.CategoricalFocal(), Cost.SquaredError,
    }.ToDictionary(cost => cost.ToString()!);

    public static TheoryData<string> IndexCosts => [.. s_indexCosts.Keys];

    [Theory, MemberData(nameof(IndexCosts))]
    public void What_is_no_class_gives_not_a_number_and_spoils_no_other_row(string name)
    {
        ICost cost = Cost.ClassIndex(s_indexCosts[name]);
        foreach (double bad in new[] { -1, 3, 0.5, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e300 })
        {
            double[] a = [0.1, 0.2, 0.7, 0.1, 0.2, 0.7, 0.1, 0.2, 0.7], y = [1, bad, 2];
            double[] costs = CostTable.Evaluate(cost, a, y, 3), da = CostTable.Differentiate(cost, a, y, 3);
            Assert.True(double.IsFinite(costs[0]) && double.IsNaN(costs[1]) && double.IsFinite(costs[2]));
            Assert.All(da, (d, i) => Assert.Equal(i / 3 == 1, double.IsNaN(d)));
        }
    }

    [Fact]
    public void An_example_weight_multiplies_its_row()
    {
        double[] targets = [.. s_oneHot.Chunk(Classes).Zip(s_weights).SelectMany(pair => pair.First.Append(pair.Second))];
        AssertSame(Case(Cost.SquaredError, s_oneHot), s_weights, Case(Cost.Weighted(Cost.SquaredError), targets));
    }

    [Fact]
    public void A_class_weight_multiplies_the_rows_of_its_class()
    {
        double[] weights = CostTable.Weights(Classes), ofRows = [.. s_indices.Select(k => weights[(int)k])];
        AssertSame(Case(Cost.SoftmaxCrossEntropy(), s_oneHot), ofRows, Case(Cost.ClassWeighted(Cost.SoftmaxCrossEntropy(), weights), s_oneHot));
        AssertSame(Case(Cost.SoftmaxCrossEntropy(), s_oneHot), ofRows, Case(Cost.ClassWeighted(Cost.ClassIndex(Cost.SoftmaxCrossEntropy()), weights), s_indices));
    }

    [Fact]
    public void Label_smoothing_around_a_cost_is_that_of_softmax_cross_entropy() =>
        AssertSame(Case(Cost.SoftmaxCrossEntropy(0.1), s_oneHot), Case(Cost.LabelSmoothed(Cost.SoftmaxCrossEntropy(), 0.1), s_oneHot), "smoothed");

    [Fact]
    public void A_sum_is_the_weighted_sum_of_its_parts()
    {
        CostCase<double> sum = Case(Cost.Sum((2, Cost.SquaredError), (0.25, Cost.MultiMargin())), s_oneHot);
        CostCase<double> first = Case(Cost.SquaredError, s_oneHot), second = Case(Cost.MultiMargin(), s_oneHot);
        SameBits.Assert<double>([.. first.Evaluate().Zip(second.Evaluate(), Sum)], sum.Evaluate(), "sum");
        SameBits.Assert<double>([.. first.Differentiate().Zip(second.Differentiate(), Sum)], sum.Differentiate(), "gradient");

        static double Sum(double a, double b) => Math.FusedMultiplyAdd(0.25, b, 2 * a);
    }

    [Fact]
    public void Without_weight_an_infinite_cost_counts_nothing()
    {
        double[] z = [double.NegativeInfinity, 0];
        Assert.Equal([0], CostTable.Evaluate(Cost.Weighted(Cost.SoftmaxCrossEntropy()), z, [1, 0, 0], 2));
        Assert.Equal([double.PositiveInfinity], CostTable.Evaluate(Cost.Weighted(Cost.SoftmaxCrossEntropy()), z, [1, 0, 1], 2));
        Assert.Equal([0], CostTable.Evaluate(Cost.ClassWeighted(Cost.ClassIndex(Cost.SoftmaxCrossEntropy()), 0, 1), z, [0], 2));
        Assert.Equal([0], CostTable.Evaluate(Cost.Sum((0, Cost.SoftmaxCrossEntropy())), z, [1, 0], 2));
    }

    [Fact]
    public void Targets_are_as_wide_as_the_cost_needs()
    {
        Assert.Equal(4, Cost.Weighted(Cost.SquaredError).TargetWidth(3));
        Assert.Equal(1, Cost.ClassIndex(Cost.CrossEntropy).TargetWidth(3));
        Assert.Equal(2, Cost.Weighted(Cost.ClassIndex(Cost.CrossEntropy)).TargetWidth(3));
        Assert.Equal(3, Cost.ClassWeighted(Cost.CrossEntropy, 1, 2, 3).TargetWidth(3));
        Assert.Equal(3, Cost.GaussianNLL().TargetWidth(6));
        Assert.Equal(4, Cost.Weighted(Cost.GaussianNLL()).TargetWidth(6));
        Assert.Equal(2, Cost.Sum((1, Cost.Weighted(Cost.ClassIndex(Cost.CrossEntropy))), (1, Cost.Weighted(Cost.ClassIndex(Cost.MultiMargin())))).TargetWidth(3));
    }

    [Fact]
    public void Widths_that_cannot_be_are_refused_before_training()
    {
        ICost[] wrong =
        [
            Cost.GaussianNLL(), Cost.ClassIndex(Cost.GaussianNLL()), Cost.LabelSmoothed(Cost.GaussianNLL()), Cost.ClassWeighted(Cost.CrossEntropy, 1, 2),
            Cost.Sum((1, Cost.CrossEntropy), (1, Cost.ClassIndex(Cost.CrossEntropy))),
        ];
        var network = new Network<double>(1, [new Dense(3, Activation.Softmax)]);
        double[] one = [1];
        foreach (ICost cost in wrong)
            Assert.Throws<ArgumentException>("outputWidth", () => network.Backpropagate(one, one, cost, new Gradient<double>(network)));
        Assert.Throws<ArgumentException>("width", () => Cost.GaussianNLL().Evaluate<double>([1, 2, 3], [1], new double[1], 3));
        Assert.Throws<ArgumentException>("outputWidth", () => Cost.ClassIndex(Cost.GaussianNLL()).TargetWidth(4));
    }

    [Fact]
    public void Another_composed_cost_takes_the_place_of_the_last()
    {
        foreach (ICost cost in new[] { Cost.ClassIndex(Cost.CrossEntropy), Cost.ClassIndex(Cost.Sum((1, Cost.CrossEntropy))) })
        {
            ICost cool = cost.Compose(Activation.Softmax)!, warm = cost.Compose(Activation.SoftmaxWith(2))!;
            Assert.NotEqual(cool, warm);
            Assert.Equal(cool, cost.Compose(Activation.Softmax));
            Assert.Null(cost.Compose(Activation.Sigmoid));
        }
    }

    private static CostCase<double> Case(ICost cost, double[] y) => new(cost, s_scores, y, Classes);

    private static void AssertSame(CostCase<double> want, CostCase<double> got, string what)
    {
        SameBits.Assert<double>(want.Evaluate(), got.Evaluate(), what);
        SameBits.Assert<double>(want.Differentiate(), got.Differentiate(), what + ", gradient");
    }

    private static void AssertSame(CostCase<double> plain, double[] weights, CostCase<double> weighted)
    {
        SameBits.Assert<double>([.. plain.Evaluate().Zip(weights, (c, w) => w * c + 0)], weighted.Evaluate(), "weighted");
        SameBits.Assert<double>([.. plain.Differentiate().Select((d, i) => weights[i / Classes] * d + 0)], weighted.Differentiate(), "weighted, gradient");
    }
}
