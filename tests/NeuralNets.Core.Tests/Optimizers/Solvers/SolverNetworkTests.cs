using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Optimizers.Solvers;

public class SolverNetworkTests
{
    private static Network<T> SmallNetwork<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(2, [new Dense(5, Activation.Tanh), new Dense(1, Activation.Identity)], seed: 3);

    [Fact]
    public void LBFGS_reaches_the_minimum_of_a_convex_cost_from_any_start()
    {
        double[] x = Examples.Uniform<double>(60 * 3, 1), y = Examples.OneHot<double>(60, 4, 2);
        var results = new List<SolverResult>();
        foreach (ulong seed in (ulong[])[1, 2, 3])
        {
            var network = new Network<double>(3, [new Dense(4, Activation.Softmax)], seed);
            results.Add(new LBFGS(toleranceChange: 0).Train(network, x, y, Cost.CrossEntropy));
            Assert.Equal(network.EvaluateCost(x, y, Cost.CrossEntropy), results[^1].Cost, 1e-15);
        }
        Assert.All(results, result => Assert.Equal(SolverStopReason.GradientTolerance, result.Reason));
        Assert.All(results, result => Assert.Equal(results[0].Cost, result.Cost, 1e-12));
    }

    [Fact]
    public void LBFGS_trains_networks_of_float()
    {
        float[] x = Examples.Uniform<float>(50 * 2, 4), y = Examples.Uniform<float>(50, 5);
        Network<float> network = SmallNetwork<float>();
        float before = network.EvaluateCost(x, y, Cost.SquaredError);
        SolverResult result = new LBFGS(maxIterations: 50).Train(network, x, y, Cost.SquaredError);
        Assert.Equal((float)result.Cost, network.EvaluateCost(x, y, Cost.SquaredError));
        Assert.True(result.Cost < before / 1.5, $"{before} became {result.Cost}");
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        double[] x = Examples.Uniform<double>(3000 * 2, 6), y = Examples.Uniform<double>(3000, 7);
        double[] Run(int threads)
        {
            Network<double> network = SmallNetwork<double>();
            network.MaxThreads = threads;
            new LBFGS(maxIterations: 5).Train(network, x, y, Cost.SquaredError);
            return network.Parameters.ToArray();
        }
        Assert.Equal(Run(1), Run(4));
    }

    [Fact]
    public void LevenbergMarquardt_fits_a_small_regression()
    {
        double[] x = [.. Enumerable.Range(0, 10).Select(i => i / 5.0 - 1)], y = [.. x.Select(v => Math.Sin(3 * v))];
        var network = new Network<double>(1, [new Dense(8, Activation.Tanh), new Dense(1, Activation.Identity)], seed: 1);
        SolverResult result = new LevenbergMarquardt().Train(network, x, y);
        Assert.True(result.Cost < 1e-12, $"{result}");
        Assert.Equal(network.EvaluateCost(x, y, Cost.SquaredError) * x.Length, result.Cost, 1e-15);
    }

    [Fact]
    public void LevenbergMarquardt_solves_a_linear_network_in_one_step_but_for_the_damping()
    {
        double[] x = Examples.Uniform<double>(40 * 3, 8), y = Examples.Uniform<double>(40 * 2, 9);
        var network = new Network<double>(3, [new Dense(2, Activation.Identity)], seed: 1);
        SolverResult result = new LevenbergMarquardt(lambda: 1e-9).Train(network, x, y);
        Assert.Equal(SolverStopReason.GradientTolerance, result.Reason);
        Assert.InRange(result.Iterations, 1, 2);
    }

    [Fact]
    public void The_Jacobian_is_that_of_central_differences()
    {
        double[] x = Examples.Uniform<double>(3 * 2, 10), y = Examples.Uniform<double>(3 * 3, 11);
        var network = new Network<double>(2, [new Dense(4, Activation.Tanh), new LayerNorm(), new Dense(3, Activation.Softmax)], seed: 5);
        double[] w = network.CopyParameters(), jacobian = new double[9 * w.Length], above = new double[9], below = new double[9];
        var residuals = new NetworkResiduals<double>(network, x, y);
        residuals.Differentiate(w, jacobian);
        for (int j = 0; j < w.Length; j++)
        {
            const double H = 1e-5;
            double middle = w[j];
            w[j] = middle + H;
            residuals.Evaluate(w, above);
            w[j] = middle - H;
            residuals.Evaluate(w, below);
            w[j] = middle;
            for (int i = 0; i < 9; i++)
                Assert.Equal((above[i] - below[i]) / (2 * H), jacobian[i * w.Length + j], 1e-8);
        }
    }

    [Fact]
    public void A_unit_that_is_dead_does_no_harm()
    {
        var network = new Network<double>(1, [new Dense(3, Activation.ReLU), new Dense(1, Activation.Identity)], seed: 1);
        network.Biases(0)[0] = -100;
        SolverResult result = new LevenbergMarquardt(scaling: DampingScale.Diagonal).Train(network, [-1, 0, 1, 2], [1, 1, 2, 3]);
        Assert.True(double.IsFinite(result.Cost));
        Assert.DoesNotContain(network.Parameters.ToArray(), double.IsNaN);
        Assert.Equal(-100, network.Biases(0)[0]);
    }

    [Fact]
    public void Cancelled_or_failing_they_leave_the_network_as_the_last_whole_step_did()
    {
        double[] x = Examples.Uniform<double>(20 * 2, 12), y = Examples.Uniform<double>(20, 13);
        foreach (Func<Network<double>, IProgress<SolverProgress>, CancellationToken, SolverResult> train in (Func<Network<double>, IProgress<SolverProgress>, CancellationToken, SolverResult>[])[
            (network, progress, token) => new LBFGS().Train(network, x, y, Cost.SquaredError, progress, token),
            (network, progress, token) => new LevenbergMarquardt().Train(network, x, y, progress, token)])
        {
            Network<double> network = SmallNetwork<double>();
            using var source = new CancellationTokenSource();
            double cost = 0;
            Assert.Throws<OperationCanceledException>(() => train(network, new Immediately<SolverProgress>(p =>
            {
                cost = p.Cost;
                if (p.Iteration == 2)
                    source.Cancel();
            }), source.Token));
            double scale = network.EvaluateCost(x, y, Cost.SquaredError) / cost;
            Assert.True(Math.Abs(scale - 1) < 1e-14 || Math.Abs(scale * 20 - 1) < 1e-14, $"{scale}");
        }
    }

    [Fact]
    public void Bad_input_is_refused_and_changes_nothing()
    {
        Network<double> network = SmallNetwork<double>();
        double[] before = network.Parameters.ToArray();
        LBFGS lbfgs = new();
        LevenbergMarquardt lm = new();
        Assert.Throws<ArgumentNullException>("network", () => lbfgs.Train<double>(null!, [], [], Cost.SquaredError));
        Assert.Throws<ArgumentNullException>("cost", () => lbfgs.Train<double>(network, [1, 2], [1], null!));
        Assert.Throws<ArgumentException>("inputs", () => lbfgs.Train<double>(network, [], [], Cost.SquaredError));
        Assert.Throws<ArgumentException>("inputs", () => lbfgs.Train<double>(network, [1, 2, 3], [1], Cost.SquaredError));
        Assert.Throws<ArgumentException>("targets", () => lm.Train<double>(network, [1, 2], [1, 2]));
        Assert.Throws<ArgumentNullException>("network", () => lm.Train<double>(null!, [], []));
        Assert.Throws<ArgumentNullException>("residuals", () => lm.Minimize(null!, []));
        Assert.Equal(before, network.Parameters.ToArray());
    }

    public static TheoryData<Layer> RandomLayers => [new Dropout(0.5), new RReLU(), new GumbelSoftmax()];

    [Theory, MemberData(nameof(RandomLayers), DisableDiscoveryEnumeration = true)]
    public void Layers_that_draw_are_refused(Layer layer)
    {
        var network = new Network<double>(2, [layer, new Dense(1, Activation.Identity)]);
        Assert.Contains($"layers[0] ({layer.GetType().Name})", Assert.Throws<ArgumentException>("network", () => new LBFGS().Train<double>(network, [1, 2], [1], Cost.SquaredError)).Message);
        Assert.Throws<ArgumentException>("network", () => new LevenbergMarquardt().Train<double>(network, [1, 2], [1]));
    }
}
