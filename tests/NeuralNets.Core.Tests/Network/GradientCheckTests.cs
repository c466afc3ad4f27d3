namespace NeuralNets.Tests.Network;

/// <summary>Backpropagation against central differences in double, by the criterion of DESIGN section 9.</summary>
public class GradientCheckTests
{
    private const int Inputs = 4, Rows = 3;

    private static readonly IActivation[] Hidden = [Activation.Identity, Activation.Sigmoid, Activation.Tanh, Activation.ReLU, Activation.LeakyReLU(0.1), Activation.Softmax, Activation.SoftmaxWith(2), new Elementwise<Cube>(new Cube())];

    private static readonly Layer[] HiddenThatLearnOrDraw = [new PReLU(), new RReLU(), new GumbelSoftmax(0.7)];

    // Pairs whose domains fit: probabilities for the logarithmic costs.
    private static readonly (IActivation Last, ICost Cost, bool OneHot)[] Ends =
    [
        (Activation.Identity, Cost.SquaredError, false), (Activation.Tanh, Cost.MeanSquaredError, false), (Activation.Sigmoid, Cost.SquaredError, true),
        (Activation.Sigmoid, Cost.BinaryCrossEntropy, true), (Activation.Softmax, Cost.CrossEntropy, true), (Activation.SoftmaxWith(2), Cost.CrossEntropy, true),
        (Activation.Softmax, Cost.SquaredError, true), (Activation.Softmax, Cost.BinaryCrossEntropy, true), (Activation.Sigmoid, Cost.CrossEntropy, true),
        (Activation.LeakyReLU(0.1), Cost.MeanSquaredError, false), (Activation.Identity, Cost.SoftmaxCrossEntropy(), true), (Activation.Identity, Cost.BinaryCrossEntropyWithLogits(), true),
    ];

    public static TheoryData<int, int, int> Cases()
    {
        var data = new TheoryData<int, int, int>();
        for (int hidden = 0; hidden < Hidden.Length; hidden++)
        {
            for (int end = 0; end < Ends.Length; end++)
            {
                for (int depth = 1; depth <= 4; depth++)
                    data.Add(hidden, end, depth);
            }
        }
        return data;
    }

    [Theory]
    [InlineData(0, 0), InlineData(0, 1), InlineData(1, 0), InlineData(1, 1), InlineData(2, 0), InlineData(2, 1)]
    public void GradientOfLayersThatLearnOrDrawEqualsCentralDifferences(int hidden, int end)
    {
        Layer layer = HiddenThatLearnOrDraw[hidden];
        (IActivation last, ICost cost, bool oneHot) = Ends[end];
        var network = new Network<double>(Inputs, [layer, new Dense(5, Activation.Tanh), layer, new Dense(5, Activation.Identity), layer, new Dense(3, last), layer], seed: 3);
        Examples.Uniform<double>(network.Parameters.Length, 4, -0.8, 0.8).CopyTo(network.Parameters);
        CentralDifferences.Check(network, Examples.Uniform<double>(Rows * Inputs, 5), oneHot ? Examples.OneHot<double>(Rows, 3, 6) : Examples.Uniform<double>(Rows * 3, 7), cost);
    }

    [Theory, MemberData(nameof(Cases))]
    public void GradientEqualsCentralDifferences(int hidden, int end, int depth)
    {
        (IActivation last, ICost cost, bool oneHot) = Ends[end];
        Layer[] layers = [.. Enumerable.Range(1, depth - 1).SelectMany(_ => HiddenLayers(Hidden[hidden])), new Dense(3, last)];
        var network = new Network<double>(Inputs, layers, seed: (ulong)(100 * hidden + 10 * end + depth));
        Examples.Uniform<double>(network.Parameters.Length, depth, -0.8, 0.8).CopyTo(network.Parameters);
        double[] x = Examples.Uniform<double>(Rows * Inputs, 5), y = oneHot ? Examples.OneHot<double>(Rows, 3, 6) : Examples.Uniform<double>(Rows * 3, 7);
        CentralDifferences.Check(network, x, y, cost);
    }

    private static Layer[] HiddenLayers(IActivation activation) => [new Dense(5, activation), new LayerNorm(1e-3), new Dropout(0.25)];

    private readonly record struct Cube : IElementwise
    {
        public T Activate<T>(T z) where T : unmanaged, IBinaryFloatingPointIeee754<T> => z * z * z;

        public T Derivative<T>(T z, T a) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.CreateTruncating(3) * z * z;
    }
}
