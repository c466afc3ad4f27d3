using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Optimizers;

/// <summary>A step allocates nothing, on whatever threads.</summary>
[Collection(nameof(Alone))]
public sealed class OptimizerAllocationTests
{
    [Fact]
    public void A_step_allocates_nothing()
    {
        foreach ((string name, Optimizer optimizer) in OptimizerTable.Rows)
        {
            var network = new Network<float>(180, [new Dense(200, Activation.ReLU), new Dense(10, Activation.Softmax)], seed: 1) { MaxThreads = 2 };
            OptimizerState<float> state = optimizer.CreateState(network);
            var average = new WeightAverage<float>(network);
            Gradient<float> gradient = Gradients.Of<float>(network, Samples.Uniform(network.Parameters.Length, -1, 1, 1).To<float>());
            long allocated = Allocations.Median(10, () =>
            {
                state.Step(gradient);
                average.Update();
                average.CopyTo(network);
            });
            Assert.True(allocated == 0, $"{name}: {allocated} bytes a step");
        }
    }
}
