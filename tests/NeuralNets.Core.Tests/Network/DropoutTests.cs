using NeuralNets.Kernels;

namespace NeuralNets.Tests.Network;

/// <summary>Dropout acts in training only, with a mask that hangs on seed, layer, step, absolute row and unit alone.</summary>
public class DropoutTests
{
    private const double Rate = 0.3;
    private const ulong Seed = 11;

    // A linear network of dropout alone: ∂C/∂x of C = Σ y is the mask.
    private static T[] Mask<T>(int layer, int width, int rows, ulong step, double rate = Rate) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Layer[] layers = [.. Enumerable.Repeat(new ActivationLayer(Activation.Identity), layer), new Dropout(rate)];
        var network = new Network<T>(width, layers, Seed);
        var mask = new T[rows * width];
        network.Backpropagate(Examples.Uniform<T>(rows * width, 1), Array.Empty<T>(), new SumCost(), new Gradient<T>(network) { Step = step }, mask);
        return mask;
    }

    private static T[] ReferenceMask<T>(int layer, int count, ulong step, double rate = Rate) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new RandomStream(Seed, Streams.Dropout(layer, step));
        T kept = T.CreateTruncating(1 / (1 - rate));
        return [.. Enumerable.Range(0, count).Select(_ => random.NextUInt32() >= rate * 4294967296.0 ? kept : T.Zero)];
    }

    [Theory]
    [InlineData(0, 1, 1, 0, 0.3), InlineData(0, 5, 700, 3, 0.3), InlineData(2, 33, 2100, 1ul << 40, 0.3), InlineData(1, 300, 3, 9, 0.0), InlineData(1, 300, 3, 9, 0.99)]
    public void MasksAreTheWordsOfTheirStream(int layer, int width, int rows, ulong step, double rate)
    {
        SameBits.Assert<float>(ReferenceMask<float>(layer, rows * width, step, rate), Mask<float>(layer, width, rows, step, rate), "float");
        SameBits.Assert<double>(ReferenceMask<double>(layer, rows * width, step, rate), Mask<double>(layer, width, rows, step, rate), "double");
    }

    [Fact]
    public void RowsOfAShardHaveTheMasksOfTheirPlaceInTheWholeSet()
    {
        const int width = 50;
        var network = new Network<double>(width, [new Dropout(Rate), new Dense(1, Activation.Identity)], Seed);
        var gradient = new Gradient<double>(network);
        gradient.Clear(step: 4, firstRow: 3 * 1024);
        double[] ones = Enumerable.Repeat(1.0, width).ToArray();
        network.Accumulate(ones, Array.Empty<double>(), new SumCost(), gradient);
        gradient.Complete();
        SameBits.Assert<double>(ReferenceMask<double>(0, 3 * 1024 * width + width, 4).AsSpan(3 * 1024 * width), gradient.Values[..width], "dw = mask");
    }

    [Fact]
    public void TheShareOfZerosIsTheRateWithinFiveStandardErrors()
    {
        const int units = 100_000;
        foreach (double rate in new[] { 0.1, 0.5, 0.8 })
        {
            double zeros = Mask<float>(0, 100, units / 100, step: 1, rate).Count(value => value == 0);
            Assert.Equal(rate, zeros / units, 5 * Math.Sqrt(rate * (1 - rate) / units));
        }
    }

    [Fact]
    public void EveryStepLayerAndRowDrawsAnew()
    {
        float[] mask = Mask<float>(0, 64, 2, step: 1);
        Assert.Equal(mask, Mask<float>(0, 64, 2, step: 1));
        Assert.NotEqual(mask, Mask<float>(0, 64, 2, step: 2));
        Assert.NotEqual(mask, Mask<float>(1, 64, 2, step: 1));
        Assert.NotEqual(mask[..64], mask[64..]);
    }

    [Fact]
    public void PredictAndEvaluateCostDoNotDrop()
    {
        Layer[] with = [new Dropout(Rate), new Dense(6, Activation.Tanh), new Dropout(Rate), new Dense(3, Activation.Softmax), new Dropout(Rate)], without = [with[1], with[3]];
        Network<float> network = new(5, with, seed: 1), plain = new(5, without);
        network.Parameters.CopyTo(plain.Parameters);
        const int rows = 1100;
        float[] x = Examples.Uniform<float>(rows * 5, 1), y = Examples.OneHot<float>(rows, 3, 2), expected = new float[rows * 3], actual = new float[rows * 3];
        plain.Predict(x, expected);
        network.Predict(x, actual);

        SameBits.Assert<float>(expected, actual, "outputs");
        Assert.Equal(plain.EvaluateCost(x, y, Cost.SquaredError), network.EvaluateCost(x, y, Cost.SquaredError));
        Assert.NotEqual(network.EvaluateCost(x, y, Cost.SquaredError), network.Backpropagate(x, y, Cost.SquaredError, new Gradient<float>(network)));
    }
}
