namespace NeuralNets.Tests.Network;

/// <summary>A steady-state call allocates nothing, on whatever threads.</summary>
[Collection(nameof(Alone))]
public class AllocationTests
{
    [Theory, InlineData(1), InlineData(2)]
    public void PredictBackpropagateAndGradientStepAllocateNothing(int threads)
    {
        Layer[] layers = [new Dense(64, Activation.ReLU), new LayerNorm(), new Dropout(0.2), new PReLU(), new RReLU(), new GumbelSoftmax(), new Dense(10, Activation.Softmax)];
        var network = new Network<float>(200, layers, seed: 1) { MaxThreads = threads };
        const int rows = 1500;
        float[] x = Examples.Uniform<float>(rows * 200, 1), y = Examples.OneHot<float>(rows, 10, 2), outputs = new float[rows * 10];
        var classes = new int[rows];
        var gradient = new Gradient<float>(network);
        void Step()
        {
            network.Backpropagate(x, y, Cost.CrossEntropy, gradient);
            network.GradientStep(gradient, 0.1f);
            network.Predict(x, outputs);
            network.Classify(x, classes);
            network.EvaluateCost(x, y, Cost.CrossEntropy);
        }
        Assert.Equal(0, Allocations.Median(20, Step));
    }
}

/// <summary>Tests that must have the process to themselves.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public class Alone;
