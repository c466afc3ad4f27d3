namespace NeuralNets.Tests.Network;

/// <summary>Networks that begin or end with any kind of layer, or have no parameters; costs of other shapes.</summary>
public class UnusualNetworkTests
{
    private const int Width = 4;

    private static readonly Layer Tanh = new ActivationLayer(Activation.Tanh), Identity = new ActivationLayer(Activation.Identity), Softmax = new ActivationLayer(Activation.Softmax);
    private static readonly Layer Drop = new Dropout(0.3), Random = new RReLU(), Gumbel = new GumbelSoftmax(), Slopes = new PReLU(), Norm = new LayerNorm(1e-3), Hidden = new Dense(3, Activation.Sigmoid), Last = new Dense(Width, Activation.Identity);

    private static readonly Dictionary<string, Layer[]> Networks = new()
    {
        ["begins with an activation"] = [Tanh, Hidden, Last],
        ["begins with softmax"] = [Softmax, Hidden, Last],
        ["begins with dropout"] = [Drop, Hidden, Last],
        ["begins with layer norm"] = [Norm, Hidden, Last],
        ["begins with identity"] = [Identity, Hidden, Last],
        ["only an activation"] = [Tanh],
        ["only softmax"] = [Softmax],
        ["only identity"] = [Identity],
        ["only dropout"] = [Drop],
        ["only layer norm"] = [Norm],
        ["two activations"] = [Tanh, Tanh],
        ["ends with dropout"] = [Hidden, Last, Drop],
        ["ends with layer norm"] = [Hidden, Last, Norm],
        ["ends with an activation"] = [Hidden, Last, Tanh],
        ["ends with softmax"] = [Hidden, Last, Softmax],
        ["ends with two activations"] = [Hidden, Last, Tanh, Softmax],
        ["ends with softmax and identity"] = [Hidden, Last, Softmax, Identity],
        ["ends with softmax and dropout"] = [Hidden, Last, Softmax, Drop],
        ["activations and dropout before the first weights"] = [Tanh, Drop, Softmax, Last],
        ["begins with PReLU"] = [Slopes, Hidden, Last],
        ["begins with RReLU"] = [Random, Hidden, Last],
        ["begins with Gumbel-softmax"] = [Gumbel, Hidden, Last],
        ["only PReLU"] = [Slopes],
        ["only RReLU"] = [Random],
        ["only Gumbel-softmax"] = [Gumbel],
        ["ends with PReLU"] = [Hidden, Last, Slopes],
        ["ends with RReLU"] = [Hidden, Last, Random],
        ["ends with Gumbel-softmax"] = [Hidden, Last, Gumbel],
        ["no bias anywhere"] = [new Dense(3, Activation.Tanh) { HasBias = false }, new Dense(Width, Activation.Tanh) { HasBias = false }],
    };

    public static TheoryData<string> Names() => [.. Networks.Keys];

    private static bool Draws(string name) => Networks[name].Any(layer => layer == Drop || layer == Random || layer == Gumbel);

    private static Network<double> Build(string name)
    {
        var network = new Network<double>(Width, Networks[name], seed: 2);
        Examples.Uniform<double>(network.Parameters.Length, 3, -0.8, 0.8).CopyTo(network.Parameters);
        return network;
    }

    [Theory, MemberData(nameof(Names))]
    public void GradientsOfParametersAndInputsEqualCentralDifferences(string name)
    {
        double[] x = Examples.Uniform<double>(3 * Width, 4), y = Examples.Uniform<double>(3 * Width, 5), weighted = Examples.Uniform<double>(3 * (Width + 1), 6, 0.2, 1);
        CentralDifferences.Check(Build(name), x, y, Cost.SquaredError);
        CentralDifferences.Check(Build(name), x, weighted, new WeightedSquaredError());
        if (name.Contains("softmax", StringComparison.Ordinal) && name.StartsWith("ends", StringComparison.Ordinal) && Networks[name][^1] is not Dropout)
            CentralDifferences.Check(Build(name), x, Examples.OneHot<double>(3, Width, 7), Cost.CrossEntropy);
    }

    [Theory, MemberData(nameof(Names))]
    public void ManyRowsGiveWhatOneRowGives(string name)
    {
        const int rows = 1300;
        Network<double> network = Build(name);
        double[] x = Examples.Uniform<double>(rows * Width, 4), y = Examples.Uniform<double>(rows * Width, 5);
        double[] outputs = new double[rows * Width], dx = new double[rows * Width], costs = new double[rows];
        var gradient = new Gradient<double>(network);
        double cost = network.Backpropagate(x, y, Cost.SquaredError, gradient, dx);
        network.Predict(x, outputs);

        double[] one = new double[Width], oneDx = new double[Width];
        var oneGradient = new Gradient<double>(network);
        for (int r = 0; r < rows; r++)
        {
            ReadOnlySpan<double> oneX = x.AsSpan(r * Width, Width), oneY = y.AsSpan(r * Width, Width);
            network.Predict(oneX, one);
            SameBits.Assert<double>(one, outputs.AsSpan(r * Width, Width), $"outputs of row {r}");
            costs[r] = network.Backpropagate(oneX, oneY, Cost.SquaredError, oneGradient, oneDx);
            // Draws hang on the row, which is 0 in a batch of one.
            if (r == 0 || !Draws(name))
                SameBits.Assert<double>(oneDx, dx.AsSpan(r * Width, Width), $"gradient of input row {r}");
        }
        if (!Draws(name))
        {
            Assert.Equal(costs.Average(), cost, 1e-12);
            Assert.Equal(cost, network.EvaluateCost(x, y, Cost.SquaredError));
        }
    }

    [Fact]
    public void AnInputGradientChangesNoBitOfTheRest()
    {
        foreach (string name in Networks.Keys)
        {
            Network<double> network = Build(name);
            double[] x = Examples.Uniform<double>(70 * Width, 4), y = Examples.Uniform<double>(70 * Width, 5);
            Gradient<double> with = new(network), without = new(network);
            Assert.Equal(network.Backpropagate(x, y, Cost.SquaredError, without), network.Backpropagate(x, y, Cost.SquaredError, with, new double[70 * Width]));
            SameBits.Assert<double>(without.Values, with.Values, name);
        }
    }

    [Fact]
    public void AnExamplesWeightScalesItsGradientInEveryBlockOfRows()
    {
        const int rows = 2500;
        Network<float> network = Build("ends with layer norm").ConvertTo<float>();
        float[] x = Examples.Uniform<float>(rows * Width, 4), y = Examples.Uniform<float>(rows * (Width + 1), 5);
        float[] Gradient(float weight)
        {
            for (int r = 0; r < rows; r++)
                y[r * (Width + 1) + Width] = weight;
            var gradient = new Gradient<float>(network);
            return [network.Backpropagate(x, y, new WeightedSquaredError(), gradient), .. gradient.Values, network.EvaluateCost(x, y, new WeightedSquaredError())];
        }
        SameBits.Assert<float>(Gradient(1).Select(g => 4 * g).ToArray(), Gradient(4), "times four, exactly");
    }

    [Fact]
    public void ACostComposedWithAnIdentityLayerKeepsTheActivationBeforeIt()
    {
        var network = new Network<double>(Width, [new Dense(Width, Activation.Tanh), Identity], seed: 2);
        double[] x = Examples.Uniform<double>(3 * Width, 4), y = Examples.Uniform<double>(3 * Width, 5);
        Assert.Equal(network.EvaluateCost(x, y, Cost.SquaredError), network.EvaluateCost(x, y, new ComposesWithIdentity()));
        Gradient<double> expected = new(network), actual = new(network);
        Assert.Equal(network.Backpropagate(x, y, Cost.SquaredError, expected), network.Backpropagate(x, y, new ComposesWithIdentity(), actual));
        SameBits.Assert<double>(expected.Values, actual.Values, "gradient");
    }

    /// <summary>The squared error, which after Identity is the squared error of z.</summary>
    private sealed class ComposesWithIdentity : ICost
    {
        public void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> costs, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Cost.SquaredError.Evaluate(a, y, costs, width);

        public void Differentiate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> da, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Cost.SquaredError.Differentiate(a, y, da, width);

        public ICost? Compose(IActivation outputActivation) => outputActivation == Activation.Identity ? Cost.SquaredError : null;
    }
}
