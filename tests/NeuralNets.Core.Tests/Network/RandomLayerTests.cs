namespace NeuralNets.Tests.Network;

/// <summary>RReLU and GumbelSoftmax draw in training, each unit of each row at each step anew, and not in prediction.</summary>
public class RandomLayerTests
{
    private const ulong Seed = 11;
    private const double EulerGamma = 0.57721566490153286;

    private static readonly RReLU Slopes = new();

    // ∂C/∂x of C = Σ y at x = −1 is the slope.
    private static T[] DrawnSlopes<T>(RReLU layer, int width, int rows, ulong step = 1, int before = 0) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Layer[] layers = [.. Enumerable.Repeat(new ActivationLayer(Activation.Identity), before), layer];
        var network = new Network<T>(width, layers, Seed);
        T[] x = [.. Enumerable.Repeat(-T.One, rows * width)], slopes = new T[rows * width];
        network.Backpropagate(x, Array.Empty<T>(), new SumCost(), new Gradient<T>(network) { Step = step }, slopes);
        return slopes;
    }

    // With T = 1 and z = 0, ln a₀ − ln a₁ = g₀ − g₁: a logistic number, variance π²/3, kurtosis 4.2.
    private static double[] NoiseDifferences(ulong step, int rows)
    {
        var network = new Network<double>(2, [new GumbelSoftmax()], Seed) { MaxThreads = 1 };
        var seen = new Recorder();
        network.Backpropagate(new double[rows * 2], Array.Empty<double>(), seen, new Gradient<double>(network) { Step = step });
        return [.. seen.Outputs.Chunk(2).Select(a => Math.Log(a[0] / a[1]))];
    }

    [Theory, InlineData(0, 5, 700, 3), InlineData(2, 33, 1100, 1ul << 40), InlineData(1, 300, 3, 9)]
    public void SlopesAreTheWordsOfTheirStreamInSingleAndDouble(int layer, int width, int rows, ulong step)
    {
        double[] expected = [.. Enumerable.Range(0, rows).SelectMany(row => ReferenceDraws.Slopes(Slopes, Seed, layer, step, row, width))];
        SameBits.Assert<double>(expected, DrawnSlopes<double>(Slopes, width, rows, step, layer), "double");
        SameBits.Assert<float>([.. expected.Select(slope => (float)slope)], DrawnSlopes<float>(Slopes, width, rows, step, layer), "float");
    }

    [Fact]
    public void SlopesAreUniformBetweenTheBounds()
    {
        foreach (RReLU layer in new[] { Slopes, new RReLU(-2, 1) })
        {
            double[] slopes = DrawnSlopes<double>(layer, 100, 1000);
            Assert.All(slopes, slope => Assert.InRange(slope, layer.Lower, layer.Upper));
            Moments.AssertWithinFiveStandardErrors(slopes, (layer.Lower + layer.Upper) / 2, (layer.Upper - layer.Lower) * (layer.Upper - layer.Lower) / 12, 1.8);
        }
        Assert.All(DrawnSlopes<float>(new RReLU(0.2, 0.2), 10, 10), slope => Assert.Equal(0.2f, slope));
    }

    [Fact]
    public void GumbelNoiseHasItsMoments()
    {
        double[] noise = [.. Enumerable.Range(0, 1000).SelectMany(row => ReferenceDraws.Noise(Seed, 0, 1, row, 100))];
        Moments.AssertWithinFiveStandardErrors(noise, EulerGamma, Math.PI * Math.PI / 6, 5.4);
        Moments.AssertWithinFiveStandardErrors(NoiseDifferences(1, 50_000), 0, Math.PI * Math.PI / 3, 4.2);
    }

    [Fact]
    public void EveryStepLayerAndRowDrawsAnew()
    {
        float[] slopes = DrawnSlopes<float>(Slopes, 64, 2);
        Assert.Equal(slopes, DrawnSlopes<float>(Slopes, 64, 2));
        Assert.NotEqual(slopes, DrawnSlopes<float>(Slopes, 64, 2, step: 2));
        Assert.NotEqual(slopes, DrawnSlopes<float>(Slopes, 64, 2, before: 1));
        Assert.NotEqual(slopes[..64], slopes[64..]);

        double[] noise = NoiseDifferences(1, 50);
        Assert.Equal(noise, NoiseDifferences(1, 50));
        Assert.NotEqual(noise, NoiseDifferences(2, 50));
        Assert.Equal(50, noise.Distinct().Count());
    }

    [Fact]
    public void PredictionTakesTheMeanSlopeAndTheNoiselessSoftmax()
    {
        Layer[] random = [new Dense(6, Activation.Identity), new RReLU(0.1, 0.4), new Dense(3, Activation.Identity), new GumbelSoftmax(0.5), new Dropout(0.2)];
        Layer[] plain = [new Dense(6, Activation.LeakyReLU((0.1 + 0.4) / 2)), new Dense(3, Activation.SoftmaxWith(0.5))];
        Network<float> network = new(5, random, seed: 1), expected = new(5, plain);
        network.Parameters.CopyTo(expected.Parameters);
        const int rows = 1100;
        float[] x = Examples.Uniform<float>(rows * 5, 1), y = Examples.OneHot<float>(rows, 3, 2), want = new float[rows * 3], got = new float[rows * 3];
        expected.Predict(x, want);
        network.Predict(x, got);

        SameBits.Assert<float>(want, got, "outputs");
        Assert.Equal(expected.EvaluateCost(x, y, Cost.SquaredError), network.EvaluateCost(x, y, Cost.SquaredError));
        Assert.NotEqual(network.EvaluateCost(x, y, Cost.SquaredError), network.Backpropagate(x, y, Cost.SquaredError, new Gradient<float>(network)));
        foreach (int layers in new[] { 1, 2, 3, 4, 5 })
        {
            float[] features = new float[rows * (layers < 3 ? 6 : 3)];
            network.Predict(x, features, layers);
            if (layers >= 4)
                SameBits.Assert<float>(want, features, $"after {layers} layers");
        }
    }

    [Fact]
    public void AGumbelSoftmaxAtTheEndDoesNotComposeWithCrossEntropy()
    {
        const int rows = 10;
        var network = new Network<double>(3, [new GumbelSoftmax()], Seed);
        double[] x = Examples.Uniform<double>(rows * 3, 1), y = Examples.OneHot<double>(rows, 3, 2), a = new double[rows * 3], costs = new double[rows];
        network.Predict(x, a);
        Cost.CrossEntropy.Evaluate<double>(a, y, costs, 3);
        Assert.Equal(costs.Sum() * (1.0 / rows), network.EvaluateCost(x, y, Cost.CrossEntropy));
        network.EvaluateCost(x, Array.Empty<double>(), new Recorder());
    }

    [Fact]
    public void AtALowTemperatureAChoiceIsDrawnWithTheProbabilitiesOfSoftmax()
    {
        const int rows = 20_000;
        var network = new Network<double>(3, [new GumbelSoftmax(0.01)], Seed) { MaxThreads = 1 };
        double[] z = [0, 1, -1], probabilities = new double[3];
        Activation.Softmax.Activate<double>(z, probabilities, 3);
        var seen = new Recorder();
        network.Backpropagate(Enumerable.Repeat(z, rows).SelectMany(row => row).ToArray(), Array.Empty<double>(), seen, new Gradient<double>(network));

        for (int j = 0; j < 3; j++)
        {
            double share = seen.Outputs.Chunk(3).Count(a => a[j] > 0.5) / (double)rows, p = probabilities[j];
            Assert.Equal(p, share, 5 * Math.Sqrt(p * (1 - p) / rows));
        }
    }

    /// <summary>A cost of nothing that remembers what it saw, in the order of one thread, and must not be asked to compose.</summary>
    private sealed class Recorder : ICost
    {
        public List<double> Outputs { get; } = [];

        public int TargetWidth(int outputWidth) => 0;

        public void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> costs, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            foreach (T value in a)
                Outputs.Add(double.CreateTruncating(value));
            costs.Clear();
        }

        public void Differentiate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> da, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> => da.Clear();

        public ICost? Compose(IActivation outputActivation) => throw new InvalidOperationException($"composed with {outputActivation}");
    }
}
