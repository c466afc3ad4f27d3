using System.Text.Json;

namespace NeuralNets.Tests.Network;

/// <summary>network.json: values, costs and gradients computed elsewhere at 60 digits.</summary>
public class GoldenNetworkTests
{
    private const double Tolerance = 1e-12;

    private static readonly JsonElement[] Networks = [.. Golden.Root("network.json").GetProperty("networks").EnumerateArray()];

    // The activations and costs of the file.
    private static readonly Dictionary<string, IActivation> Activations = new()
    {
        ["Identity"] = Activation.Identity, ["Sigmoid"] = Activation.Sigmoid, ["Tanh"] = Activation.Tanh,
        ["ReLU"] = Activation.ReLU, ["GELU"] = Activation.GELU, ["Softmax"] = Activation.Softmax,
    };

    private static readonly Dictionary<string, ICost> Costs = new()
    {
        ["SquaredError"] = Cost.SquaredError, ["CrossEntropy"] = Cost.CrossEntropy, ["Huber"] = Cost.Huber(), ["SoftmaxCrossEntropy"] = Cost.SoftmaxCrossEntropy(),
    };

    public static TheoryData<int> All() => [.. Enumerable.Range(0, Networks.Length)];

    [Theory, MemberData(nameof(All))]
    public void ValuesCostsAndGradientsAreReproduced(int index)
    {
        JsonElement golden = Networks[index];
        (Network<double> network, double[] x, double[] y, ICost cost) = Load(index);
        JsonElement[] examples = [.. golden.GetProperty("examples").EnumerateArray()];
        int[] sizes = Sizes(golden);
        int layers = network.Layers.Count;
        for (int layer = 1; layer <= layers; layer++)
        {
            var a = new double[examples.Length * sizes[layer]];
            network.Predict(x, a, layer);
            Near([.. examples.SelectMany(example => Golden.Doubles(example.GetProperty("a")[layer - 1]))], a, $"a of layer {layer}");
        }
        for (int i = 0; i < examples.Length; i++)
        {
            double one = network.EvaluateCost(x.AsSpan(i * sizes[0], sizes[0]), y.AsSpan(i * sizes[^1], sizes[^1]), cost);
            Near([Golden.Double(examples[i].GetProperty("cost"))], [one], $"cost of example {i}");
        }

        var gradient = new Gradient<double>(network);
        var dx = new double[x.Length];
        double mean = network.Backpropagate(x, y, cost, gradient, dx);

        Near([Golden.Double(golden.GetProperty("mean_cost"))], [mean], "mean cost");
        Near([.. examples.SelectMany(example => Golden.Doubles(example.GetProperty("dC_dx")))], dx, "dC/dx");
        for (int layer = 0; layer < layers; layer++)
        {
            JsonElement expected = golden.GetProperty("gradient_of_mean_cost")[layer];
            Near(Golden.Doubles(expected.GetProperty("weights")), Flat(gradient.Weights(layer)), $"dC/dw of layer {layer}");
            Near(Golden.Doubles(expected.GetProperty("biases")), gradient.Biases(layer), $"dC/db of layer {layer}");
        }
    }

    /// <summary>A network of the file with its parameters, the examples and their cost.</summary>
    internal static (Network<double> Network, double[] X, double[] Y, ICost Cost) Load(int index)
    {
        JsonElement golden = Networks[index];
        int[] sizes = Sizes(golden);
        Layer[] layers = [.. golden.GetProperty("activations").EnumerateArray().Select((name, i) => new Dense(sizes[i + 1], Activations[name.GetString()!]))];
        var network = new Network<double>(sizes[0], layers);
        for (int layer = 0; layer < layers.Length; layer++)
            Set(network, layer, golden.GetProperty("parameters")[layer]);
        double[] All(string name) => [.. golden.GetProperty("examples").EnumerateArray().SelectMany(example => Golden.Doubles(example.GetProperty(name)))];
        return (network, All("x"), All("y"), Costs[golden.GetProperty("cost").GetString()!]);
    }

    private static int[] Sizes(JsonElement golden) => [.. golden.GetProperty("layers").EnumerateArray().Select(size => size.GetInt32())];

    private static void Set(Network<double> network, int layer, JsonElement parameters)
    {
        double[] weights = Golden.Doubles(parameters.GetProperty("weights"));
        var view = network.Weights(layer);
        int inputs = (int)view.Lengths[1];
        for (int i = 0; i < weights.Length; i++)
            view[i / inputs, i % inputs] = weights[i];
        Golden.Doubles(parameters.GetProperty("biases")).CopyTo(network.Biases(layer));
    }

    private static double[] Flat(System.Numerics.Tensors.TensorSpan<double> view)
    {
        var flat = new double[view.FlattenedLength];
        view.FlattenTo(flat);
        return flat;
    }

    private static void Near(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(actual[i] - expected[i]) <= Tolerance * Math.Max(1, Math.Abs(expected[i])), $"{what}[{i}]: expected {expected[i]:R}, actual {actual[i]:R}");
    }
}
