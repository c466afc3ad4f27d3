using NeuralNets.Kernels;

namespace NeuralNets.Tests.Kernels;

public class PowTests
{
    private static double Pow(double x, double p) => LaneMath.Pow<Lane1<double>, double>(new(x), p).Value;

    [Fact]
    public void Small_whole_powers_are_products()
    {
        Assert.Equal([1, 0.3, 0.3 * 0.3, 0.3 * 0.3 * 0.3], Enumerable.Range(0, 4).Select(p => Pow(0.3, p)));
        Assert.Equal(1, Pow(0, 0));
        Assert.Equal(256, Pow(2, 8));
        Assert.Equal(512, Pow(2, 9), 1e-12);
    }

    [Fact]
    public void Other_powers_are_exponentials()
    {
        foreach (double p in new[] { -1, -0.5, 0.3, 1.5, 2.25, 12 })
        {
            foreach (double x in Samples.Uniform(200, 0, 3, 4))
                Assert.Equal(1, Pow(x, p) / Math.Pow(x, p), 1e-15 * (4 + 2 * Math.Abs(p * Math.Log(x))));
        }
        Assert.Equal(0, Pow(0, 0.5));
        Assert.Equal(double.PositiveInfinity, Pow(0, -0.5));
        Assert.True(double.IsNaN(Pow(double.NaN, 0.5)));
    }
}
