using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Training;

public class LearningRateRangeTestTests
{
    private static readonly MemoryDataset<double> s_data = Dataset.Create(Examples.Uniform<double>(70 * 2, 1), [.. Examples.Uniform<double>(70 * 2, 1).Chunk(2).Select(x => 3 * x[0] - x[1])], 2);

    private static Network<double> Line() => new(2, [new Dense(1, Activation.Identity)], seed: 1);

    [Fact]
    public void Rates_grow_by_one_factor_from_the_least_to_the_greatest()
    {
        LearningRateRange range = new LearningRateRangeTest(lrMin: 1e-4, lrMax: 0.1, steps: 31).Run(Line(), Cost.SquaredError, s_data);
        Assert.Equal(31, range.Curve.Count);
        for (int i = 0; i < 31; i++)
            Assert.Equal(1e-4 * Math.Pow(10, i / 10.0), range.Curve[i].LearningRate, 1e-14);
    }

    [Fact]
    public void The_cost_falls_and_bursts_and_the_suggestion_trains_well()
    {
        Network<double> network = Line();
        LearningRateRange range = new LearningRateRangeTest(lrMin: 1e-4, lrMax: 100).Run(network, Cost.SquaredError, s_data);
        Assert.InRange(range.Curve.Count, 20, 99);
        double lowest = range.Curve.Min(p => p.SmoothedCost);
        Assert.Equal(range.Curve.Single(p => p.SmoothedCost == lowest).LearningRate / 10, range.Suggested);
        Assert.True(range.Curve[^1].SmoothedCost > 4 * lowest);

        double[] x = new double[140], y = new double[70];
        s_data.Read([.. Enumerable.Range(0, 70)], x, y);
        var gradient = new Gradient<double>(network);
        double first = network.Backpropagate(x, y, Cost.SquaredError, gradient);
        for (int i = 0; i < 300; i++)
        {
            network.GradientStep(gradient, range.Suggested!.Value);
            network.Backpropagate(x, y, Cost.SquaredError, gradient);
        }
        Assert.True(network.EvaluateCost(x, y, Cost.SquaredError) < first / 10);
    }

    [Fact]
    public void The_network_stays_as_it_is_and_the_same_seed_gives_the_same_curve()
    {
        Network<double> network = Line();
        double[] before = network.Parameters.ToArray();
        LearningRateRangeTest test = new(steps: 20, batchSize: 16, seed: 9);
        LearningRateRange first = test.Run(network, Cost.SquaredError, s_data), second = test.Run(network, Cost.SquaredError, s_data, lr => new SGD(lr));
        Assert.Equal(before, network.Parameters.ToArray());
        Assert.Equal(first.Curve, second.Curve);
        Assert.NotEqual(first.Curve, new LearningRateRangeTest(steps: 20, batchSize: 16, seed: 10).Run(network, Cost.SquaredError, s_data).Curve);
    }

    [Fact]
    public void Costs_are_those_of_batches_in_the_shuffled_order_and_smoothed()
    {
        int[] order = new int[70];
        Permutation.Fill(order, 5, 1);
        double[] x = new double[64], y = new double[32];
        s_data.Read(order.AsSpan(0, 32), x, y);
        LearningRateRange range = new LearningRateRangeTest(lrMin: 1e-30, lrMax: 2e-30, steps: 4, smoothing: 0.5, seed: 5).Run(Line(), Cost.SquaredError, s_data);
        Assert.Equal(Line().EvaluateCost(x, y, Cost.SquaredError), range.Curve[0].Cost);
        Assert.Equal(range.Curve[0].Cost, range.Curve[0].SmoothedCost);
        Assert.Equal((range.Curve[0].Cost + 2 * range.Curve[1].Cost) / 3, range.Curve[1].SmoothedCost, 1e-12);
    }

    [Fact]
    public void A_cost_that_never_falls_suggests_nothing()
    {
        // Nothing to learn: all targets are what the network answers.
        MemoryDataset<double> data = Dataset.Create<double>([0, 0], [Line().Biases(0)[0]], 2);
        Assert.Null(new LearningRateRangeTest().Run(Line(), Cost.SquaredError, data).Suggested);
    }

    [Fact]
    public void A_cost_that_is_not_finite_ends_the_test()
    {
        LearningRateRange range = new LearningRateRangeTest(lrMin: 1, lrMax: 1e300, divergence: double.MaxValue).Run(Line(), Cost.SquaredError, s_data);
        Assert.InRange(range.Curve.Count, 1, 50);
        Assert.All(range.Curve, p => Assert.True(double.IsFinite(p.Cost)));
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("lrMin", () => new LearningRateRangeTest(lrMin: 0));
        Assert.Throws<ArgumentOutOfRangeException>("lrMax", () => new LearningRateRangeTest(lrMax: 1e-8));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => new LearningRateRangeTest(steps: 1));
        Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => new LearningRateRangeTest(batchSize: 0));
        Assert.Throws<ArgumentOutOfRangeException>("smoothing", () => new LearningRateRangeTest(smoothing: 1));
        Assert.Throws<ArgumentOutOfRangeException>("divergence", () => new LearningRateRangeTest(divergence: 0.5));
        LearningRateRangeTest test = new();
        Assert.Throws<ArgumentNullException>("network", () => test.Run(null!, Cost.SquaredError, s_data));
        Assert.Throws<ArgumentNullException>("cost", () => test.Run(Line(), null!, s_data));
        Assert.Throws<ArgumentNullException>("data", () => test.Run(Line(), Cost.SquaredError, null!));
        Assert.Throws<ArgumentException>("data", () => test.Run(new Network<double>(3, [new Dense(1, Activation.Identity)]), Cost.SquaredError, s_data));
        Assert.Throws<ArgumentException>("data", () => test.Run(new Network<double>(2, [new Dense(2, Activation.Identity)]), Cost.SquaredError, s_data));
        Assert.Throws<ArgumentException>("optimizer", () => test.Run(Line(), Cost.SquaredError, s_data, _ => new SGD(0.1)));
        Assert.Throws<OperationCanceledException>(() => test.Run(Line(), Cost.SquaredError, s_data, null, new CancellationToken(canceled: true)));
    }
}
