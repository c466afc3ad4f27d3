using NeuralNets.Insight;
using NeuralNets.Tests.Activations;
using NeuralNets.Tests.Costs;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight.Curvature;

/// <summary>Exact Hessian-vector products against differences of gradients: every activation, every cost, every kind of layer.</summary>
public class HessianProductTests
{
    private const int Inputs = 4, Rows = 5;

    private static readonly (IActivation Last, ICost Cost, bool OneHot)[] Ends =
    [
        (Activation.Identity, Cost.SquaredError, false), (Activation.Sigmoid, Cost.BinaryCrossEntropy, true), (Activation.Softmax, Cost.CrossEntropy, true),
        (Activation.SoftmaxWith(2), Cost.CrossEntropy, true), (Activation.Softmax, Cost.SquaredError, true), (Activation.LogSoftmax, Cost.NegativeLogLikelihood, true),
        (Activation.Sigmoid, Cost.CrossEntropy, true), (Activation.Tanh, Cost.Huber(), false), (Activation.Softplus(), Cost.PoissonNLL(logInput: false), true),
        (Activation.Sigmoid, Cost.BinaryFocal(gamma: 1.5), true), (Activation.Sparsemax, Cost.SquaredError, true),
    ];

    private static readonly Layer[][] Layers =
    [
        [new Dense(5, Activation.Tanh)], [new Dense(5, Activation.GELU) { HasBias = false }, new Dense(4, Activation.Sigmoid)],
        [new LayerNorm(1e-3), new Dense(5, Activation.Tanh), new LayerNorm()], [new Dense(5, Activation.SiLU), new Dropout(0.25), new Dense(5, Activation.ELU())],
        [new PReLU(), new Dense(5, Activation.Identity), new PReLU()], [new Dense(5, Activation.Identity), new RReLU(), new Dense(4, Activation.Tanh)],
        [new Dense(5, Activation.Identity), new GumbelSoftmax(0.7)], [new ActivationLayer(Activation.Sine()), new Dropout(0.5), new Dense(5, Activation.Mish), new ActivationLayer(Activation.Softmax)],
    ];

    public static TheoryData<int, int> LayersAndEnds()
    {
        var data = new TheoryData<int, int>();
        for (int layers = 0; layers < Layers.Length; layers++)
        {
            for (int end = 0; end < Ends.Length; end++)
                data.Add(layers, end);
        }
        return data;
    }

    [Theory, MemberData(nameof(LayersAndEnds))]
    public void Every_kind_of_layer_with_every_kind_of_end_is_exact(int layers, int end)
    {
        (IActivation last, ICost cost, bool oneHot) = Ends[end];
        Network<double> network = Random([.. Layers[layers], new Dense(3, last)]);
        double[] x = Examples.Uniform<double>(Rows * Inputs, 5), y = oneHot ? Examples.OneHot<double>(Rows, 3, 6) : Examples.Uniform<double>(Rows * 3, 7);
        Assert.True(DifferencesOfGradients.Check(network, x, y, cost).IsExact);
    }

    [Theory, MemberData(nameof(ActivationTable.All), MemberType = typeof(ActivationTable))]
    public void Every_activation_is_followed_within_and_at_the_end(string name)
    {
        IActivation f = ActivationTable.Rows[name].Function;
        double[] x = Examples.Uniform<double>(Rows * Inputs, 8, -2, 2), y = Examples.Uniform<double>(Rows * 3, 9);
        Exactness exactness = DifferencesOfGradients.Check(Random([new Dense(5, f), new Dense(4, f), new Dense(3, f)]), x, y, Cost.SquaredError);
        Assert.Equal(name == "Elementwise(Cube)" ? [$"{f}"] : [], exactness.ByDifferences);
    }

    // Outputs stay where the cost is at home: the weights are near the identity.
    [Theory, MemberData(nameof(CostTable.All), MemberType = typeof(CostTable))]
    public void Every_cost_is_followed(string name)
    {
        CostCase<double> row = CostTable.Case<double>(name, Rows, 4, 10);
        var network = new Network<double>(row.Width, [new Dense(row.Width, Activation.Identity)]);
        double[] noise = Examples.Uniform<double>(network.Parameters.Length, 11, -0.005, 0.005);
        for (int i = 0; i < noise.Length; i++)
            network.Parameters[i] = noise[i] + (i / row.Width == i % row.Width ? 1 : 0);
        Assert.True(DifferencesOfGradients.Check(network, row.A, row.Y, row.Cost).IsExact);
    }

    [Theory, MemberData(nameof(GoldenNetworkTests.All), MemberType = typeof(GoldenNetworkTests))]
    public void The_golden_networks_are_followed(int index)
    {
        (Network<double> network, double[] x, double[] y, ICost cost) = GoldenNetworkTests.Load(index);
        Assert.True(DifferencesOfGradients.Check(network, x, y, cost).IsExact);
    }

    [Fact]
    public void Functions_of_a_user_are_done_by_differences_and_named()
    {
        Network<double> network = Random([new Dense(5, new Cubes()), new Dense(3, Activation.Tanh)]);
        double[] x = Examples.Uniform<double>(Rows * Inputs, 5), y = Examples.Uniform<double>(Rows * 3, 7);
        Exactness exactness = DifferencesOfGradients.Check(network, x, y, Cost.Sum((0.5, new FourthPower()), (1, Cost.SquaredError)));
        Assert.Equal(["Cubes", "FourthPower"], exactness.ByDifferences);
        Assert.False(exactness.IsExact);
    }

    [Fact]
    public void In_float_they_are_good_to_the_precision_of_float()
    {
        Network<double> network = Random([new Dense(5, new Cubes()), new Dense(3, Activation.Tanh)]);
        double[] x = Examples.Uniform<double>(Rows * Inputs, 5), y = Examples.Uniform<double>(Rows * 3, 7), v = Examples.Uniform<double>(network.Parameters.Length, 8), expected = new double[v.Length];
        var product = new float[v.Length];
        Hessian.Multiply<double>(network, x, y, new FourthPower(), v, expected);
        Exactness exactness = Hessian.Multiply<float>(network.ConvertTo<float>(), x.To<float>(), y.To<float>(), new FourthPower(), v.To<float>(), product);
        Assert.Equal(["Cubes", "FourthPower"], exactness.ByDifferences);
        Assert.All(expected.Zip(product), pair => Assert.Equal(pair.First, pair.Second, 1e-5 * expected.Max(Math.Abs)));
    }

    private static Network<double> Random(Layer[] layers)
    {
        var network = new Network<double>(Inputs, layers, seed: 3);
        Examples.Uniform<double>(network.Parameters.Length, 4, -0.8, 0.8).CopyTo(network.Parameters);
        return network;
    }

    private sealed class Cubes : IActivation
    {
        public override string ToString() => nameof(Cubes);

        public void Activate<T>(ReadOnlySpan<T> z, Span<T> a, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            for (int i = 0; i < z.Length; i++)
                a[i] = z[i] * z[i] * z[i];
        }

        public void Backpropagate<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            for (int i = 0; i < z.Length; i++)
                dz[i] = T.CreateTruncating(3) * z[i] * z[i] * da[i];
        }
    }

    private sealed class FourthPower : ICost
    {
        public override string ToString() => nameof(FourthPower);

        public void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> costs, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            costs.Clear();
            for (int i = 0; i < a.Length; i++)
                costs[i / width] += (a[i] - y[i]) * (a[i] - y[i]) * (a[i] - y[i]) * (a[i] - y[i]);
        }

        public void Differentiate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> da, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            for (int i = 0; i < a.Length; i++)
                da[i] = T.CreateTruncating(4) * (a[i] - y[i]) * (a[i] - y[i]) * (a[i] - y[i]);
        }
    }
}
