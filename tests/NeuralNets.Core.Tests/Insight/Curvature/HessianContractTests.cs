using NeuralNets.Insight;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight.Curvature;

public class HessianContractTests
{
    private static readonly Layer[] Layers = [new Dense(20, Activation.Tanh), new LayerNorm(), new Dense(7, Activation.SiLU), new Dense(3, Activation.Softmax)];

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        var network = new Network<float>(9, Layers, seed: 1);
        float[] x = Examples.Uniform<float>(2500 * 9, 2), y = Examples.OneHot<float>(2500, 3, 3), v = Examples.Uniform<float>(network.Parameters.Length, 4);
        float[] Run(int threads)
        {
            var product = new float[v.Length];
            network.MaxThreads = threads;
            Hessian.Multiply<float>(network, x, y, Cost.CrossEntropy, v, product);
            return product;
        }
        Assert.Equal(Run(1), Run(4));
    }

    [Fact]
    public void A_product_in_float_is_that_in_double_rounded()
    {
        var network = new Network<double>(9, Layers, seed: 1);
        double[] x = Examples.Uniform<double>(100 * 9, 2), y = Examples.OneHot<double>(100, 3, 3), v = Examples.Uniform<double>(network.Parameters.Length, 4), product = new double[v.Length];
        var single = new float[v.Length];
        Hessian.Multiply<double>(network, x, y, Cost.CrossEntropy, v, product);
        Hessian.Multiply<float>(network.ConvertTo<float>(), x.To<float>(), y.To<float>(), Cost.CrossEntropy, v.To<float>(), single);
        double largest = product.Max(Math.Abs);
        for (int i = 0; i < v.Length; i++)
            Assert.Equal(product[i], single[i], 1e-5 * largest);
    }

    [Fact]
    public void Rows_in_several_blocks_are_averaged_and_each_has_draws_of_its_own()
    {
        var network = new Network<double>(2, [new Dense(3, Activation.Sine()), new Dropout(0.4), new Dense(1, Activation.Identity)], seed: 1);
        double[] x = Examples.Uniform<double>(1500 * 2, 2), y = Examples.Uniform<double>(1500, 3);
        DifferencesOfGradients.Check(network, x, y, Cost.SquaredError);
    }

    [Fact]
    public void The_result_may_be_the_direction_itself()
    {
        var network = new Network<double>(9, Layers, seed: 1);
        double[] x = Examples.Uniform<double>(3 * 9, 2), y = Examples.OneHot<double>(3, 3, 3), v = Examples.Uniform<double>(network.Parameters.Length, 4), product = new double[v.Length];
        Hessian.Multiply<double>(network, x, y, Cost.CrossEntropy, v, product);
        Hessian.Multiply<double>(network, x, y, Cost.CrossEntropy, v, v);
        Assert.Equal(product, v);
    }

    [Fact]
    public void Products_with_kept_memory_have_the_same_bits_whatever_came_before()
    {
        var network = new Network<float>(9, Layers, seed: 1);
        float[] x = Examples.Uniform<float>(200 * 9, 2), y = Examples.OneHot<float>(200, 3, 3), v = Examples.Uniform<float>(network.Parameters.Length, 4), expected = new float[v.Length], product = new float[v.Length];
        var products = new HessianProduct<float>(network, Cost.CrossEntropy);
        foreach (int rows in (int[])[70, 200, 1, 90])
        {
            network.Parameters[3] += 0.25f;   // it learns in between
            Exactness exactness = Hessian.Multiply<float>(network, x.AsSpan(0, rows * 9), y.AsSpan(0, rows * 3), Cost.CrossEntropy, v, expected);
            products.Multiply(x.AsSpan(0, rows * 9), y.AsSpan(0, rows * 3), v, product);
            Assert.Equal(expected, product);
            Assert.Equal(exactness.ByDifferences, products.Exactness.ByDifferences);
        }
    }

    [Fact]
    public void Wrong_sizes_are_named()
    {
        var network = new Network<double>(2, [new Dense(3, Activation.Tanh)]);
        double[] x = new double[4], y = new double[6], v = new double[9];
        Assert.Throws<ArgumentNullException>("network", () => new HessianProduct<double>(null!, Cost.SquaredError));
        Assert.Throws<ArgumentNullException>("cost", () => new HessianProduct<double>(network, null!));
        Assert.Equal("v", Assert.Throws<ArgumentException>(() => Hessian.Multiply<double>(network, x, y, Cost.SquaredError, v.AsSpan(1), v)).ParamName);
        Assert.Equal("result", Assert.Throws<ArgumentException>(() => Hessian.Multiply<double>(network, x, y, Cost.SquaredError, v, v.AsSpan(1))).ParamName);
        Assert.Equal("inputs", Assert.Throws<ArgumentException>(() => Hessian.Multiply<double>(network, x.AsSpan(1), y, Cost.SquaredError, v, v)).ParamName);
        Assert.Equal("targets", Assert.Throws<ArgumentException>(() => Hessian.Full<double>(network, x, v, Cost.SquaredError)).ParamName);
        Assert.Throws<ArgumentException>(() => Hessian.Eigenvalues<double>(network, x, y, Cost.SquaredError, largest: 5, smallest: 5));
        var large = new Network<double>(64, [new Dense(65, Activation.Tanh)]);
        Assert.Contains("4096", Assert.Throws<ArgumentException>(() => Hessian.Full<double>(large, new double[64], new double[65], Cost.SquaredError)).Message, StringComparison.Ordinal);
    }
}
