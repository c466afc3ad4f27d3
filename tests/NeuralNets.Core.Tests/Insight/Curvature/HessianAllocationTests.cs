using NeuralNets.Insight;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight.Curvature;

[Collection(nameof(Alone))]
public class HessianAllocationTests
{
    [Theory, InlineData(1), InlineData(2)]
    public void A_product_with_kept_memory_allocates_nothing(int threads)
    {
        Layer[] layers = [new Dense(40, Activation.Tanh), new Dropout(0.2), new PReLU(), new Dense(30, Activation.ReLU), new Dense(3, Activation.Softmax)];
        var network = new Network<float>(20, layers, seed: 1) { MaxThreads = threads };
        float[] x = Examples.Uniform<float>(100 * 20, 2), y = Examples.OneHot<float>(100, 3, 3), v = Examples.Uniform<float>(network.Parameters.Length, 4);
        var products = new HessianProduct<float>(network, Cost.CrossEntropy);
        long allocated = Allocations.Median(20, () => products.Multiply(x, y, v, v));
        Assert.True(allocated == 0, $"{allocated} bytes a product");
    }
}
