using NeuralNets.Insight;

namespace NeuralNets.Tests.Insight.Hebbian;

/// <summary>Hidden layers that learnt without labels, under a read-out that is trained: better than random ones.</summary>
public class HebbianFeatureTests
{
    private const int Hidden = 16, Training = 2000, Test = 1000;

    private static (double Random, double Learnt) Accuracies(IActivation activation, HebbianRule rule, int batch, int epochs, Action<Network<float>, Dataset<float>>? begin = null)
    {
        Dataset<float> digits = MnistScene.Load().Training.Subset(..Training), test = MnistScene.Load().Test.Subset(..Test);
        var random = new Network<float>(784, [new Dense(Hidden, activation), new Dense(10, Activation.Softmax)], seed: 1);
        Network<float> learnt = random.Clone();
        begin?.Invoke(learnt, digits);
        new HebbianTrainer<float>(learnt, 0, rule) { BatchSize = batch }.Train(digits, epochs);
        return (Accuracy(random), Accuracy(learnt));

        double Accuracy(Network<float> network)
        {
            Network<float> head = ReadOut.Head(network, 1);
            new Trainer<float>(head, Cost.CrossEntropy, new Adam(0.01)) { Epochs = 10, BatchSize = 50 }.Train(ReadOut.Features(network, 1, digits));
            ReadOut.Attach(network, 1, head);
            return Metric.Accuracy.Evaluate(network, test);
        }
    }

    [Fact]
    public void SangersComponentsTellDigitsApartBetterThanRandomDirections()
    {
        (double random, double learnt) = Accuracies(Activation.Identity, new Sanger(0.01), batch: 50, epochs: 4);
        Assert.True(learnt > random + 0.1, $"random {random}, learnt {learnt}");
    }

    [Fact]
    public void WinnersTellDigitsApartBetterThanRandomDirections()
    {
        (double random, double learnt) = Accuracies(Activation.Softmax, new CompetitiveLearning(0.2), batch: 50, epochs: 4, BeginWithRows);
        Assert.True(learnt > random + 0.1, $"random {random}, learnt {learnt}");
    }

    private static void BeginWithRows(Network<float> network, Dataset<float> data)
    {
        var x = new float[Hidden * 784];
        data.Read([.. Enumerable.Range(0, Hidden)], x, new float[Hidden * 10]);
        for (int i = 0; i < x.Length; i++)
            network.Parameters[i % 784 * Hidden + i / 784] = x[i];
    }
}
