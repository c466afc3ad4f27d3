using NeuralNets.Insight;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight;

public class GradientFlowTests
{
    private const int Rows = 64;

    [Fact]
    public void Norms_and_signals_are_those_of_backpropagation_in_double() => MatchesBackpropagation<double>(1e-12);

    // Sums of float products: some roundings of 6e-8.
    [Fact]
    public void Norms_and_signals_are_those_of_backpropagation_in_float() => MatchesBackpropagation<float>(1e-5);

    private static void MatchesBackpropagation<T>(double tolerance) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Network<T> network = SensitivityScene.Smooth<T>();
        Network<double> settled = InPrediction.Copy<T, double>(network);
        Dataset<T> data = SensitivityScene.Data<T>(Rows);
        NetworkHealth health = Descent.Examine(network, data, Cost.CrossEntropy);
        double[] x = [.. SensitivityScene.All(data).Inputs.Select(double.CreateTruncating)], y = [.. SensitivityScene.All(data).Targets.Select(double.CreateTruncating)];

        var gradient = new Gradient<double>(settled);
        Assert.Equal(settled.Backpropagate(x, y, Cost.CrossEntropy, gradient), health.Cost, tolerance);
        double[] g = gradient.Values.ToArray(), w = settled.Parameters.ToArray();
        Assert.Equal(Norm(g), health.GradientNorm, tolerance);
        foreach (BlockNorm block in health.Layers.SelectMany(layer => layer.Blocks))
        {
            var range = block.Block.Offset..(block.Block.Offset + block.Block.Inputs * block.Block.Outputs);
            Assert.Equal(Norm(g[range]), block.GradientNorm, tolerance);
            Assert.Equal(Norm(w[range]), block.ParameterNorm, tolerance);
        }
        Assert.Equal(network.Blocks, health.Layers.SelectMany(layer => layer.Blocks).Select(b => b.Block));
        Assert.Equal(health.GradientNorm, Norm([.. health.Layers.Select(layer => layer.GradientNorm)]), tolerance);

        // The bias gradient of a single row is ∂C/∂z.
        foreach (int layer in new[] { 0, 3, 5 })
        {
            double sum = 0;
            for (int r = 0; r < Rows; r++)
            {
                settled.Backpropagate(x.AsSpan(4 * r, 4), y.AsSpan(3 * r, 3), Cost.CrossEntropy, gradient);
                sum += Math.Pow(Norm(gradient.Biases(layer).ToArray()), 2);
            }
            Assert.Equal(Math.Sqrt(sum / Rows), health.Layers[layer].Signal!.Value, tolerance);
        }
        Assert.Null(health.Layers[1].Signal);
    }

    [Theory, InlineData(0.2), InlineData(8.0)]
    public void Gradients_that_vanish_or_explode_are_found(double scale)
    {
        // Identity layers with weights scale·(orthogonal): |∂C/∂z| changes by exactly that factor a layer, ten times.
        Layer[] layers = [.. Enumerable.Range(0, 10).Select(_ => new Dense(12, Activation.Identity) { WeightInitializer = Initializer.Orthogonal(scale) }), new Dense(12, Activation.Identity) { WeightInitializer = Initializer.Orthogonal(scale) }];
        NetworkHealth health = Descent.Examine(new Network<double>(12, layers, seed: 4), Data<double>(), Cost.SquaredError);
        for (int i = 0; i < 10; i++)
            Assert.Equal(scale, health.Layers[i].Signal!.Value / health.Layers[i + 1].Signal!.Value, 1e-9);
        Finding finding = Assert.Single(health.Findings);
        Assert.Equal(scale < 1 ? FindingKind.VanishingGradient : FindingKind.ExplodingGradient, finding.Kind);
        Assert.Equal(0, finding.Layer);
        Assert.EndsWith($"{(scale < 1 ? "5 times less" : "8 times more")} with each layer", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deep_sigmoid_network_vanishes_and_a_deep_rectifier_network_of_he_does_not()
    {
        for (ulong seed = 0; seed < 5; seed++)
        {
            Assert.Equal(FindingKind.VanishingGradient, Assert.Single(Descent.Examine(Deep<float>(Activation.Sigmoid, seed), Data<float>(), Cost.SquaredError).Findings).Kind);
            NetworkHealth healthy = Descent.Examine(Deep<float>(Activation.SELU, seed), Data<float>(), Cost.SquaredError);
            Assert.DoesNotContain(healthy.Findings, f => f.Kind is FindingKind.VanishingGradient or FindingKind.ExplodingGradient);
            healthy = Descent.Examine(Deep<float>(Activation.ReLU, seed), Data<float>(), Cost.SquaredError);
            Assert.DoesNotContain(healthy.Findings, f => f.Kind is FindingKind.VanishingGradient or FindingKind.ExplodingGradient);
        }
    }

    // A cost in other units has other gradients, and the same network.
    [Theory, InlineData(1e-9), InlineData(1e9)]
    public void How_large_gradients_are_is_no_finding_only_how_they_change(double unit)
    {
        ICost cost = Cost.Sum((unit, Cost.SquaredError));
        Assert.Empty(Descent.Examine(Deep<double>(Activation.SELU, 1), Data<double>(), cost).Findings);
        Assert.Equal(FindingKind.VanishingGradient, Assert.Single(Descent.Examine(Deep<double>(Activation.Sigmoid, 1), Data<double>(), cost).Findings).Kind);
    }

    [Fact]
    public void A_dead_layer_lets_nothing_through()
    {
        var network = new Network<float>(12, [new Dense(8, Activation.Tanh), new Dense(8, Activation.Tanh), new Dense(8, Activation.ReLU), new Dense(12, Activation.Identity)], seed: 4);
        network.Biases(2).Fill(-1000);
        NetworkHealth health = Descent.Examine(network, Data<float>(), Cost.SquaredError);
        Assert.Equal(["layer 2: 8 of 8 ReLU units are never active", "the gradient vanishes: nothing of it arrives in layer 2 and below"], health.Findings.Select(f => f.ToString()));
    }

    [Fact]
    public void What_is_not_finite_is_said()
    {
        var network = new Network<double>(12, [new Dense(8, Activation.Tanh), new Dense(12, Activation.Identity)], seed: 4);
        network.Parameters[3] = double.NaN;
        NetworkHealth health = Descent.Examine(network, Data<double>(), Cost.SquaredError);
        Assert.Equal(["the mean cost is NaN", "layer 0: not all parameters are finite", "layer 1: not all gradients are finite"], health.Findings.Select(f => f.Text));
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        var network = new Network<double>(12, [new Dense(12, Activation.Identity)]);
        Assert.Throws<ArgumentNullException>("network", () => Descent.Examine(null!, Data<double>(), Cost.SquaredError));
        Assert.Throws<ArgumentNullException>("data", () => Descent.Examine(network, null!, Cost.SquaredError));
        Assert.Throws<ArgumentNullException>("cost", () => Descent.Examine(network, Data<double>(), null!));
        Assert.Throws<ArgumentException>("data", () => Descent.Examine(network, SensitivityScene.Data<double>(3), Cost.SquaredError));
    }

    private static Network<T> Deep<T>(IActivation activation, ulong seed) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(12, [.. Enumerable.Range(0, 9).Select(_ => new Dense(40, activation)), new Dense(12, Activation.Identity)], seed);

    private static Dataset<T> Data<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Dataset.Create(Examples.Uniform<T>(Rows * 12, 1), Examples.Uniform<T>(Rows * 12, 2), inputSize: 12);

    private static double Norm(double[] v) => Math.Sqrt(v.Sum(x => x * x));
}
