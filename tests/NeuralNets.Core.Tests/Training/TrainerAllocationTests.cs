using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Training;

/// <summary>A steady-state step through the trainer allocates nothing.</summary>
[Collection(nameof(Alone))]
public class TrainerAllocationTests
{
    [Theory, InlineData(1), InlineData(2)]
    public void AStepAllocatesNothing(int threads)
    {
        const int rows = 12800, batch = 64, warmUp = 100;
        Layer[] layers = [new Dense(64, Activation.ReLU), new LayerNorm(), new Dropout(0.2), new Dense(10, Activation.Softmax)];
        var network = new Network<float>(50, layers, seed: 1) { MaxThreads = threads };
        ClassificationDataset<float> data = Dataset.Classification(Examples.Uniform<float>(rows * 50, 1), [.. Enumerable.Range(0, rows).Select(r => r % 10)], 10);
        var allocated = new long[rows / batch];
        long before = 0;
        new Trainer<float>(network, Cost.CrossEntropy, new SGD(0.1))
        {
            Epochs = 1,
            BatchSize = batch,
            MicroBatchSize = 40,
            AfterBatch = context =>
            {
                allocated[context.Progress.Batch - 1] = GC.GetTotalAllocatedBytes(precise: true) - before;
                before = GC.GetTotalAllocatedBytes(precise: true);
            },
        }.Train(data);

        Assert.Equal(0, Allocations.Median(allocated.AsSpan(warmUp)));
    }
}
