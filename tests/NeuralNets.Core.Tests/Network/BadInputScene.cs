namespace NeuralNets.Tests.Network;

/// <summary>Something that can be damaged: a network, a gradient with rows in it and a complete one.</summary>
internal sealed class BadInputScene
{
    public const int Inputs = 3, Outputs = 2, Rows = 5;

    public static readonly Layer[] Layers = [new Dense(4, Activation.Tanh), new LayerNorm(), new Dense(Outputs, Activation.Softmax) { HasBias = false }];

    private readonly float[] _parameters;
    private readonly byte[] _open;
    private readonly float[] _complete;

    public BadInputScene()
    {
        Open = new Gradient<float>(Network) { Step = 3 };
        Complete = new Gradient<float>(Network) { Step = 3 };
        Network.Accumulate(X, Y, Cost.CrossEntropy, Open);
        Network.Backpropagate(X, Y, Cost.CrossEntropy, Complete);
        _parameters = Network.Parameters.ToArray();
        _open = Saved(Open);
        _complete = Complete.Values.ToArray();
    }

    public Network<float> Network { get; } = new(Inputs, Layers, seed: 1);

    public float[] X { get; } = Examples.Uniform<float>(Rows * Inputs, 1);

    public float[] Y { get; } = Examples.OneHot<float>(Rows, Outputs, 2);

    public Gradient<float> Open { get; }

    public Gradient<float> Complete { get; }

    public Gradient<float> Empty(ulong step, long firstRow)
    {
        var gradient = new Gradient<float>(Network);
        gradient.Clear(step, firstRow);
        return gradient;
    }

    /// <summary>A gradient with one row in it.</summary>
    public Gradient<float> OneRow(long firstRow)
    {
        Gradient<float> gradient = Empty(3, firstRow);
        Network.Accumulate(X.AsSpan(0, Inputs), Y.AsSpan(0, Outputs), Cost.CrossEntropy, gradient);
        return gradient;
    }

    public Gradient<float> OfAnotherNetwork() => new(new Network<float>(Inputs, [new Dense(4, Activation.Tanh), new LayerNorm(), new Dense(Outputs, Activation.Softmax)]));

    public void AssertUnchanged()
    {
        SameBits.Assert<float>(_parameters, Network.Parameters, "parameters");
        Assert.Equal(_open, Saved(Open));
        SameBits.Assert<float>(_complete, Complete.Values, "complete gradient");
        Assert.Equal((Rows, 3ul), (Complete.Rows, Complete.Step));
        Assert.True(float.IsFinite(Complete.Complete()));
    }

    public static byte[] Saved<T>(Gradient<T> gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var stream = new MemoryStream();
        gradient.Save(stream);
        return stream.ToArray();
    }
}
