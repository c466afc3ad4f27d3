using NeuralNets.Insight;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight;

public class WideSumTests
{
    [Theory, InlineData(0), InlineData(1), InlineData(511), InlineData(512), InlineData(513), InlineData(3000)]
    public void Sums_are_those_of_a_loop_in_double_however_long(int length)
    {
        Check<double>(length);
        Check<float>(length);
    }

    // Squares of small floats are no floats.
    [Fact]
    public void Tiny_floats_do_not_vanish()
    {
        float[] a = [.. Enumerable.Repeat(1e-30f, 600)];
        Assert.Equal(Math.Sqrt(600) * 1e-30f, WideSum.Norm<float>(a), 1e-40);
    }

    private static void Check<T>(int length) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] a = Examples.Uniform<T>(length, 1), b = Examples.Uniform<T>(length, 2);
        double[] x = [.. a.Select(double.CreateTruncating)], y = [.. b.Select(double.CreateTruncating)];
        double square = x.Sum(v => v * v), inner = x.Zip(y, (p, q) => p * q).Sum(), distance = x.Zip(y, (p, q) => (p - q) * (p - q)).Sum();
        double rounding = 1e-13 * (square + y.Sum(v => v * v));   // of the loop: n·ε times the sum of magnitudes at most, far less as a rule

        (double gotSquare, double gotInner, double gotDistance) = WideSum.Compare<T>(a, b);
        Assert.Equal(square, gotSquare, rounding);
        Assert.Equal(inner, gotInner, rounding);
        Assert.Equal(distance, gotDistance, rounding);
        Assert.Equal(inner, WideSum.Dot<T>(a, b), rounding);
        Assert.Equal(Math.Sqrt(square), WideSum.Norm<T>(a), rounding);
    }
}
