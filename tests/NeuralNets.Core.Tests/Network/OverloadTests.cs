using System.Numerics.Tensors;

namespace NeuralNets.Tests.Network;

/// <summary>Arrays and tensors give what spans give, and a call with any of them compiles without a cast.</summary>
public class OverloadTests
{
    private static readonly Network<float> Subject = new(3, [new Dense(4, Activation.Tanh), new Dense(2, Activation.Sigmoid)], seed: 1);
    private readonly float[] _x = Examples.Uniform<float>(5 * 3, 1), _y = Examples.Uniform<float>(5 * 2, 2);

    [Fact]
    public void TensorsAndArraysPredictAsSpansDo()
    {
        float[] spans = new float[10], arrays = new float[10], tensors = new float[10];
        Subject.Predict(_x.AsSpan(), spans.AsSpan());
        Subject.Predict(_x, arrays);
        Subject.Predict(new ReadOnlyTensorSpan<float>(_x, [5, 3]), new TensorSpan<float>(tensors, [5, 2]));
        Assert.Equal(spans, arrays);
        Assert.Equal(spans, tensors);

        int[] classes = new int[5], same = new int[5];
        Subject.Classify(_x, classes);
        Subject.Classify(Tensor.Create(_x, [5, 3]), same);
        Assert.Equal(classes, same);
    }

    [Fact]
    public void TensorsAndArraysBackpropagateAsSpansDo()
    {
        var spans = new Gradient<float>(Subject);
        var arrays = new Gradient<float>(Subject);
        var tensors = new Gradient<float>(Subject);
        float[] dx = new float[15], dxTensor = new float[15];
        float cost = Subject.Backpropagate(_x.AsSpan(), _y, Cost.SquaredError, spans);
        Assert.Equal(cost, Subject.Backpropagate(_x, _y, Cost.SquaredError, arrays, dx));
        Assert.Equal(cost, Subject.Backpropagate(new ReadOnlyTensorSpan<float>(_x, [5, 3]), new ReadOnlyTensorSpan<float>(_y, [5, 2]), Cost.SquaredError, tensors, new TensorSpan<float>(dxTensor, [5, 3])));
        Assert.Equal(cost, Subject.EvaluateCost(_x, _y, Cost.SquaredError));
        SameBits.Assert<float>(spans.Values, arrays.Values, "arrays");
        SameBits.Assert<float>(spans.Values, tensors.Values, "tensors");
        Assert.Equal(dx, dxTensor);
    }

    [Fact]
    public void AnArrayMayStandBesideACollectionExpression()
    {
        float[] y = new float[2], same = new float[2];
        Subject.Predict([0.1f, 0.2f, 0.3f], y);
        Subject.Predict([.. new[] { 0.1f, 0.2f, 0.3f }], same);
        Assert.Equal(y, same);
        float cost = Subject.Backpropagate(_x, [.. _y], Cost.SquaredError, new Gradient<float>(Subject));
        Assert.Equal(cost, Subject.EvaluateCost([.. _x], _y, Cost.SquaredError));
    }

    [Fact]
    public void StridedViewsAreRefusedByName()
    {
        var columns = new float[30];
        var error = Assert.Throws<ArgumentException>("inputs", () => Subject.Predict(new ReadOnlyTensorSpan<float>(columns, [5, 3], [6, 2]), new TensorSpan<float>(new float[10], [5, 2])));
        Assert.Contains("strided", error.Message, StringComparison.Ordinal);
    }
}
