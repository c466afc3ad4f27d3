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
            for (int i = 0; i < 20; i++)
                trainer.Step(x);

            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < 20; i++)
                trainer.Step(x);
            long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

            // All threads are counted, those of the test runner too: less than one object a step cannot be ours.
            Assert.True(allocated < 20 * 24, $"{rule}: {allocated} bytes in 20 steps");
        }
    }
}
