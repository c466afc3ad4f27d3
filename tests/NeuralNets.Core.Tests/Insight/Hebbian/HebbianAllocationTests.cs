using NeuralNets.Insight;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight.Hebbian;

[Collection(nameof(Alone))]
public class HebbianAllocationTests
{
    [Theory, InlineData(1), InlineData(2)]
    public void AStepAllocatesNothing(int threads)
    {
        foreach (HebbianRule rule in new HebbianRule[] { new Hebb(1e-3, normalize: true), new Sanger(1e-3), new BCM(1e-3), new CompetitiveLearning(1e-3) })
        {
            var network = new Network<float>(100, [new Dense(80, Activation.ReLU), new Dense(64, Activation.Identity)], seed: 1) { MaxThreads = threads };
            var trainer = new HebbianTrainer<float>(network, 1, rule);
            float[] x = Examples.Uniform<float>(200 * 100, 1);
            long allocated = Allocations.Median(20, () => trainer.Step(x));
            Assert.True(allocated == 0, $"{rule}: {allocated} bytes a step");
        }
    }
}
