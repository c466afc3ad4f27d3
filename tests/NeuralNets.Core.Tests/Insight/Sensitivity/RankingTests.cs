using NeuralNets.Insight;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight;

public class RankingTests
{
    private static Network<T> Plain<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(4, [new Dense(7, Activation.Sigmoid), new Dense(3, Activation.Softmax)], seed: 5);

    [Theory, InlineData(1), InlineData(40), InlineData(2500)]
    public void The_ranking_is_that_of_a_sorted_gradient_in_double(int rows) => MatchesBruteForce<double>(rows);

    [Theory, InlineData(1), InlineData(40), InlineData(2500)]
    public void The_ranking_is_that_of_a_sorted_gradient_in_float(int rows) => MatchesBruteForce<float>(rows);

    private static void MatchesBruteForce<T>(int rows) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Network<T> network = Plain<T>();
        Dataset<T> data = SensitivityScene.Data<T>(rows);
        (T[] x, T[] y) = SensitivityScene.All(data);
        var gradient = new Gradient<T>(network);
        T cost = network.Backpropagate(x, y, Cost.CrossEntropy, gradient);
        double[] g = [.. gradient.Values.ToArray().Select(double.CreateTruncating)];

        SensitivityRanking ranking = Sensitivity.Rank(network, data, Cost.CrossEntropy, count: 12);
        int[] want = [.. Enumerable.Range(0, g.Length).OrderByDescending(i => Math.Abs(g[i])).Take(12)];
        Assert.Equal(want, ranking.Top.Select(p => p.Index));
        Assert.Equal(want.Select(i => g[i]), ranking.Top.Select(p => p.Derivative));
        Assert.Equal(double.CreateTruncating(cost), ranking.Cost);
        Assert.Equal(rows, ranking.Rows);
        Assert.Equal(Math.Sqrt(g.Sum(v => v * v)), ranking.GradientNorm, 1e-12);
        Assert.Equal(want.Sum(i => g[i] * g[i]) / g.Sum(v => v * v), ranking.ShareOfGradient, 1e-12);
        Assert.Equivalent(ranking.Top, Sensitivity.Rank(network, gradient, 12).Top);
        Assert.Equal(g.Length, Sensitivity.Rank(network, data, Cost.CrossEntropy, int.MaxValue).Top.Count);
    }

    [Fact]
    public void A_parameter_is_named_by_the_neurons_it_joins()
    {
        Network<double> network = Plain<double>();
        var gradient = new Gradient<double>(network);
        network.Backpropagate(new double[4], new double[3], Cost.SquaredError, gradient);
        gradient.Values.Clear();
        gradient.Weights(0)[5, 2] = -3;
        gradient.Biases(1)[1] = 2;
        SensitivityRanking ranking = Sensitivity.Rank(network, gradient, 2);
        Assert.Equal(["layer 0, w[5, 2]", "layer 1, b[1]"], ranking.Top.Select(p => p.Name));
        Assert.Equal((2, 5, -3.0, network.Weights(0)[5, 2]), (ranking.Top[0].From, ranking.Top[0].To, ranking.Top[0].Derivative, ranking.Top[0].Value));
        Assert.Contains("layer 0, w[5, 2]", ranking.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Equals_stand_in_their_order_and_what_is_not_a_number_stands_first()
    {
        Assert.Equal([3, 1, 0], Largest.Indices<double>([-2, 5, 2, double.NaN, 1], 3));
        Assert.Equal([0, 1], Largest.Indices<float>([0, 0, 0], 2));
    }

    [Fact]
    public void Layers_that_draw_are_as_in_prediction()
    {
        Dataset<double> data = SensitivityScene.Data<double>(30);
        (double[] x, double[] y) = SensitivityScene.All(data);
        Network<double> network = SensitivityScene.Smooth<double>();
        Assert.Equal(network.EvaluateCost(x, y, Cost.CrossEntropy), Sensitivity.Rank(network, data, Cost.CrossEntropy).Cost);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Network<double> network = Plain<double>();
        Dataset<double> data = SensitivityScene.Data<double>(3);
        Assert.Throws<ArgumentNullException>("network", () => Sensitivity.Rank(null!, data, Cost.SquaredError));
        Assert.Throws<ArgumentNullException>("data", () => Sensitivity.Rank(network, null!, Cost.SquaredError));
        Assert.Throws<ArgumentNullException>("cost", () => Sensitivity.Rank(network, data, null!));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => Sensitivity.Rank(network, data, Cost.SquaredError, 0));
        Assert.Throws<ArgumentException>("data", () => Sensitivity.Rank(network, data.Subset(..0), Cost.SquaredError));
        Assert.Throws<ArgumentException>("data", () => Sensitivity.Rank(new Network<double>(5, [new Dense(3, Activation.Tanh)]), data, Cost.SquaredError));
        Assert.Throws<ArgumentException>("gradient", () => Sensitivity.Rank(network, new Gradient<double>(new Network<double>(5, [new Dense(3, Activation.Tanh)]))));
        Assert.Throws<InvalidOperationException>(() => Sensitivity.Rank(network, new Gradient<double>(network)));
    }
}
