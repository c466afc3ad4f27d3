using NeuralNets.Tests.Kernels;

namespace NeuralNets.Tests.Network;

/// <summary>PReLU: a leaky rectifier whose slopes are parameters.</summary>
[Collection(VectorWidths.Name)]
public class PReLUTests
{
    [Fact]
    public void SlopesAreABlockOfTheirOwnThatStartsAtTheInitialSlope()
    {
        var network = new Network<float>(3, [new Dense(2, Activation.Identity), new PReLU(0.1), new PReLU()], seed: 1);
        Assert.Equal([new ParameterBlock(1, "slope", 8, 1, 2), new ParameterBlock(2, "slope", 10, 1, 2)], network.Blocks.Skip(2));
        Assert.Equal([0.1f, 0.1f, 0.25f, 0.25f], network.Parameters[8..].ToArray());
    }

    [Fact]
    public void AtZeroTheDerivativeIsTheSlopeAndTheSlopeGetsNothing()
    {
        var network = new Network<double>(4, [new PReLU(0.25)]);
        double[] x = [0, -2, 3, -0.0], y = new double[4], dx = new double[4];
        var gradient = new Gradient<double>(network);
        network.Predict(x, y);
        network.Backpropagate(x, Array.Empty<double>(), new SumCost(), gradient, dx);

        SameBits.Assert<double>([0, -0.5, 3, -0.0], y, "a");
        SameBits.Assert<double>([0.25, 0.25, 1, 0.25], dx, "dz");
        Assert.Equal([0, -2, 0, 0], gradient.Values.ToArray());
    }

    [Fact]
    public void EqualSlopesAreALeakyReLU()
    {
        var network = new Network<float>(50, [new PReLU(0.3)]);
        float[] x = Examples.Uniform<float>(100, 1), expected = new float[100], actual = new float[100];
        Activation.LeakyReLU(0.3).Activate<float>(x, expected, 50);
        network.Predict(x, actual);
        SameBits.Assert<float>(expected, actual, "a");
    }

    [Theory, InlineData(1), InlineData(7), InlineData(16), InlineData(33), InlineData(67)]
    public void EveryVectorWidthGivesTheSameBits(int width)
    {
        CheckWidths<float>(width);
        CheckWidths<double>(width);
    }

    private static void CheckWidths<T>(int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int rows = 13;
        var network = new Network<T>(width, [new PReLU()]);
        Examples.Uniform<T>(width, 1).CopyTo(network.Parameters);
        T[] x = Examples.Uniform<T>(rows * width, 2), targets = Examples.Uniform<T>(rows * width, 3);
        T[][] results = [.. VectorWidths.All.Select(bits => VectorWidths.At(bits, () =>
        {
            T[] y = new T[rows * width], dx = new T[rows * width];
            var gradient = new Gradient<T>(network);
            network.Predict(x, y);
            network.Backpropagate(x, targets, Cost.SquaredError, gradient, dx);
            return (T[])[.. y, .. dx, .. gradient.Values];
        }))];
        Assert.All(results, result => SameBits.Assert<T>(results[0], result, $"width {width}"));
    }

    [Fact]
    public void SlopesAreLearnt()
    {
        // y = |x|: the slope that fits is −1.
        var network = new Network<double>(1, [new PReLU()]);
        double[] x = Examples.Uniform<double>(100, 1), y = [.. x.Select(Math.Abs)];
        var gradient = new Gradient<double>(network);
        for (int i = 0; i < 200; i++)
        {
            network.Backpropagate(x, y, Cost.SquaredError, gradient);
            network.GradientStep(gradient, 0.5);
        }
        Assert.Equal(-1, network.Parameters[0], 1e-9);
    }
}
