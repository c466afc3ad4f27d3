namespace NeuralNets.Tests.Network;

/// <summary>Networks against the scalar reference, bit for bit: any shape, number of rows, thread count and precision.</summary>
public class ContractTests
{
    public static TheoryData<int[], int, int> Shapes() => new()
    {
        { [1, 1], 1, 1 },
        { [3, 4, 2], 5, 2 },
        { [7, 5, 3], 1, 1 },
        { [17, 33, 1], 4, 2 },
        { [64, 31, 10], 33, 2 },
        { [5, 67, 65, 3], 100, 3 },
        { [300, 40, 7], 70, 2 },
        { [9, 6, 2], 1023, 2 },
        { [9, 6, 2], 1025, 1 },
        { [6, 5, 2], 2500, 2 },
        { [4, 3], 5 * 1024 + 7, 3 },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void GradientAndCostEqualTheReferenceInFloat(int[] sizes, int rows, int threads) => Check<float>(sizes, rows, threads);

    [Theory, MemberData(nameof(Shapes))]
    public void GradientAndCostEqualTheReferenceInDouble(int[] sizes, int rows, int threads) => Check<double>(sizes, rows, threads);

    [Theory, InlineData(1, 1), InlineData(70, 2), InlineData(1025, 1), InlineData(2500, 3)]
    public void LayersThatLearnOrDrawEqualTheReference(int rows, int threads)
    {
        CheckLearningAndDrawing<float>(rows, threads);
        CheckLearningAndDrawing<double>(rows, threads);
    }

    private static void CheckLearningAndDrawing<T>(int rows, int threads) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Layer[] layers =
        [
            new PReLU(0.1), new Dense(9, Activation.Identity), new RReLU(-0.5, 0.5), new Dense(17, Activation.Identity), new PReLU(),
            new Dense(5, Activation.Tanh), new GumbelSoftmax(0.5), new Dense(3, Activation.Softmax),
        ];
        var network = new Network<T>(4, layers, seed: 7) { MaxThreads = threads };
        T[] inputs = Examples.Uniform<T>(rows * 4, 1), targets = Examples.OneHot<T>(rows, 3, 2);
        (T[] expected, T expectedCost) = new ReferenceNetwork<T>(network, step: 6).Backpropagate(inputs, targets, Cost.CrossEntropy);

        var gradient = new Gradient<T>(network) { Step = 6 };
        T actualCost = network.Backpropagate(inputs, targets, Cost.CrossEntropy, gradient);

        SameBits.Assert<T>(expected, gradient.Values, "gradient");
        SameBits.Assert<T>([expectedCost], [actualCost], "cost");
    }

    private static void Check<T>(int[] sizes, int rows, int threads) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach ((IActivation last, ICost cost) in new[] { (Activation.Sigmoid, Cost.SquaredError), (Activation.Softmax, Cost.CrossEntropy) })
        {
            Layer[] layers = [.. sizes.Skip(1).Select((size, i) => new Dense(size, i == sizes.Length - 2 ? last : Activation.Tanh) { HasBias = i % 2 == 0 })];
            var network = new Network<T>(sizes[0], layers, seed: 7) { MaxThreads = threads };
            T[] inputs = Examples.Uniform<T>(rows * sizes[0], 1), targets = Examples.OneHot<T>(rows, sizes[^1], 2);
            (T[] expected, T expectedCost) = new ReferenceNetwork<T>(network).Backpropagate(inputs, targets, cost);

            var gradient = new Gradient<T>(network);
            T actualCost = network.Backpropagate(inputs, targets, cost, gradient);

            SameBits.Assert<T>(expected, gradient.Values, "gradient");
            SameBits.Assert<T>([expectedCost], [actualCost], "cost");
            SameBits.Assert<T>([expectedCost], [network.EvaluateCost(inputs, targets, cost)], "evaluated cost");
        }
    }
}
