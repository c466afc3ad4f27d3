using NeuralNets.Insight;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight;

/// <summary>The factors that a trace shows multiply to the gradient that Backpropagate gives.</summary>
public class ChainRuleTests
{
    private const double Tolerance = 1e-12;
    private const ulong Step = 3;

    [Fact]
    public void FactorsMultiplyToTheGradientOverLayersActivationsAndCosts()
    {
        for (int seed = 0; seed < 600; seed++)
        {
            HealthyNetwork drawn = HealthyNetwork.Draw(seed);
            double[] x = drawn.Inputs[..drawn.Network.InputSize], y = drawn.Targets[..drawn.Cost.TargetWidth(drawn.Network.OutputSize)];
            var gradient = new Gradient<double>(drawn.Network) { Step = Step };
            var inputGradient = new double[x.Length];
            double cost = drawn.Network.Backpropagate(x, y, drawn.Cost, gradient, inputGradient);
            ExampleTrace trace = ExampleTrace.Of<double>(drawn.Network, x, y, drawn.Cost, Step);
            Assert.Equal(cost, trace.Cost);
            foreach (LayerTrace layer in trace.Layers)
            {
                AssertSecondFactor(layer, drawn.Description);
                AssertThirdFactor(layer, gradient, drawn.Description);
                AssertNextFactor(layer, layer.Index == 0 ? inputGradient : trace.Layers[layer.Index - 1].OutputGradient, drawn.Description);
            }
        }
    }

    // Of a float network the factors are floats, and their product in double is the gradient but for one rounding.
    [Fact]
    public void InFloatTheyMultiplyToTheGradientRounded()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            HealthyNetwork drawn = HealthyNetwork.Draw(seed);
            Network<float> network = drawn.Network.ConvertTo<float>();
            float[] x = drawn.Inputs[..network.InputSize].To<float>(), y = drawn.Targets[..drawn.Cost.TargetWidth(network.OutputSize)].To<float>();
            var gradient = new Gradient<float>(network) { Step = Step };
            float cost = network.Backpropagate(x, y, drawn.Cost, gradient);
            ExampleTrace trace = ExampleTrace.Of<float>(network, x, y, drawn.Cost, Step);
            Assert.Equal(cost, trace.Cost);
            foreach (ParameterTrace parameters in trace.Layers.SelectMany(layer => layer.Parameters))
            {
                for (int i = 0; i < parameters.Count; i++)
                    Assert.True((float)parameters.Gradient(i) == gradient.Values[parameters.Block.Offset + i] || double.IsNaN(parameters.Gradient(i)), $"{parameters.Block} [{i}], {drawn.Description}");
            }
        }
    }

    // ∂C/∂z[k] = Σ ∂C/∂a[j]·∂a[j]/∂z[k].
    private static void AssertSecondFactor(LayerTrace layer, string description)
    {
        int n = layer.Outputs.Count;
        for (int k = 0; k < n; k++)
        {
            double[] terms = layer.Derivative is { } derivative ? [layer.OutputGradient[k] * derivative[k]] : [.. Enumerable.Range(0, n).Select(j => layer.OutputGradient[j] * layer.Jacobian![j * n + k])];
            double largest = Largest([.. layer.OutputGradient, .. (layer.Derivative ?? layer.Jacobian)!, layer.SumGradient[k], .. terms]);
            Close(terms.Sum(), layer.SumGradient[k], largest, $"layer {layer.Index}, ∂C/∂z[{k}], {description}");
        }
    }

    // ∂C/∂w is the gradient's.
    private static void AssertThirdFactor(LayerTrace layer, Gradient<double> gradient, string description)
    {
        foreach (ParameterTrace parameters in layer.Parameters)
        {
            double largest = Largest([.. parameters.Upstream, .. parameters.Factor]);
            for (int i = 0; i < parameters.Count; i++)
                Close(gradient.Values[parameters.Block.Offset + i], parameters.Gradient(i), largest, $"{parameters.Block} [{i}], {description}");
        }
    }

    // ∂C/∂a_previous is the first factor of the layer before; of a Dense, ∂C/∂z·Wᵀ.
    private static void AssertNextFactor(LayerTrace layer, IReadOnlyList<double> expected, string description)
    {
        double largest = Largest([.. layer.InputGradient, .. layer.SumGradient]);
        for (int k = 0; k < layer.Inputs.Count; k++)
        {
            Close(expected[k], layer.InputGradient[k], largest, $"layer {layer.Index}, ∂C/∂a_previous[{k}], {description}");
            if (layer.Weights is { } weights)
                Close(Enumerable.Range(0, layer.Outputs.Count).Sum(j => layer.SumGradient[j] * weights.Value(k * layer.Outputs.Count + j)), layer.InputGradient[k], largest, description);
        }
    }

    private static double Largest(double[] factors) => factors.Max(Math.Abs);

    private static void Close(double expected, double actual, double largest, string what) =>
        Assert.True(Math.Abs(expected - actual) <= Tolerance * Math.Max(largest, double.Epsilon) || expected.Equals(actual), $"{what}: {expected:R} against {actual:R}, largest factor {largest:R}");

    [Fact]
    public void AComposedCostIsNamedAndItsGradientIsThatOfTheOutputs()
    {
        var network = new Network<double>(2, [new Dense(3, Activation.Softmax)], seed: 1);
        ExampleTrace trace = ExampleTrace.Of<double>(network, [0.5, -1], [0, 1, 0], Cost.CrossEntropy);
        LayerTrace layer = trace.Layers[0];
        Assert.Equal("CrossEntropy composed with Softmax", layer.Composition);
        Assert.Equal([.. layer.Outputs.Select((a, j) => a - (j == 1 ? 1 : 0))], layer.SumGradient);
        Assert.Equal([0, -1 / layer.Outputs[1], 0], layer.OutputGradient);
        Assert.Equal(layer.SumGradient, trace.Outputs.Select(output => output.Gradient));
        Assert.Null(ExampleTrace.Of<double>(network, [0.5, -1], [0, 1, 0], Cost.SquaredError).Layers[0].Composition);
    }

    [Fact]
    public void WithoutAStepTheTraceIsThatOfThePrediction()
    {
        var network = new Network<float>(4, [new Dense(5, Activation.Tanh), new Dropout(0.5), new RReLU(), new GumbelSoftmax(), new Dense(3, Activation.Sigmoid)], seed: 1);
        float[] x = Examples.Uniform<float>(4, 1), y = [1, 0, 0], outputs = new float[3];
        network.Predict(x, outputs);
        ExampleTrace trace = ExampleTrace.Of<float>(network, x, y, Cost.SquaredError), drawn = ExampleTrace.Of<float>(network, x, y, Cost.SquaredError, step: 2);
        Assert.Equal([.. outputs.Select(a => (double)a)], trace.Layers[^1].Outputs);
        Assert.Equal(network.EvaluateCost(x, y, Cost.SquaredError), trace.Cost);
        Assert.All(trace.Layers[1].Derivative!, mask => Assert.Equal(1, mask));
        Assert.All(drawn.Layers[1].Derivative!, mask => Assert.True(mask is 0 or 2));
        Assert.NotEqual(trace.Cost, drawn.Cost);
    }

    [Fact]
    public void SlopesOfSeparateValuesAndOfWholeRowsAreToldApart()
    {
        var network = new Network<double>(4, [new Dense(3, Activation.ReLU), new LayerNorm(), new ActivationLayer(Activation.Softmax), new PReLU(), new Dense(3, new BuggyNeighbours(Bug.None)), new Dense(2, new Elementwise<BuggyCubic>(new BuggyCubic(Bug.None)))], seed: 1);
        ExampleTrace trace = ExampleTrace.Of<double>(network, [0.3, 0.8, -0.4, 0.1], [1, 0], Cost.SquaredError);
        Assert.Equal([true, false, false, true, false, true], trace.Layers.Select(layer => layer.Derivative is not null));
        Assert.All(trace.Layers, layer => Assert.True(layer.Derivative is null != layer.Jacobian is null));
    }
}
