namespace NeuralNets.Tests.Network;

/// <summary>Many threads at once on one network, and what a user's activation throws on one of ours.</summary>
[Collection(nameof(Alone))]
public class ThreadTests
{
    private const int Inputs = 40, Outputs = 3, Rows = 600;

    private static readonly Layer[] Layers = [new Dense(50, Activation.ReLU), new LayerNorm(), new Dropout(0.3), new PReLU(), new RReLU(), new GumbelSoftmax(), new Dense(Outputs, Activation.Softmax)];

    private sealed record Results(float[] Outputs, int[] Classes, float Evaluated, float Cost, float[] Gradient, float[] InputGradient);

    private static Results Run(Network<float> network, int seed)
    {
        float[] x = Examples.Uniform<float>(Rows * Inputs, seed), y = Examples.OneHot<float>(Rows, Outputs, seed);
        var results = new Results(new float[Rows * Outputs], new int[Rows], network.EvaluateCost(x, y, Cost.CrossEntropy), 0, [], new float[Rows * Inputs]);
        network.Predict(x, results.Outputs);
        network.Classify(x, results.Classes);
        var gradient = new Gradient<float>(network) { Step = (ulong)seed };
        float cost = network.Backpropagate(x, y, Cost.CrossEntropy, gradient, results.InputGradient);
        return results with { Cost = cost, Gradient = gradient.Values.ToArray() };
    }

    [Fact]
    public void EightThreadsOnOneNetworkGetTheBitsOfOne()
    {
        const int threads = 8, rounds = 5;
        var network = new Network<float>(Inputs, Layers, seed: 1) { MaxThreads = 1 };
        Results[] expected = [.. Enumerable.Range(0, threads).Select(seed => Run(network, seed))];
        network.MaxThreads = 4;
        var failures = new Exception?[threads];
        Thread[] callers = [.. Enumerable.Range(0, threads).Select(seed => new Thread(() => failures[seed] = Record.Exception(() =>
        {
            for (int round = 0; round < rounds; round++)
                AssertSame(expected[seed], Run(network, seed));
        })))];

        foreach (Thread caller in callers)
            caller.Start();
        foreach (Thread caller in callers)
            caller.Join();

        Assert.All(failures, Assert.Null);
    }

    [Theory, InlineData(2), InlineData(3), InlineData(7)]
    public void OneRowThroughWideLayersGivesTheSameBitsOnSeveralThreads(int threads)
    {
        const int inputs = 1031, outputs = 1021;
        var network = new Network<float>(inputs, [new Dense(701, Activation.Tanh), new Dense(outputs, Activation.Sigmoid) { HasBias = false }], seed: 1) { MaxThreads = 1 };
        (float[] Outputs, float[] Gradient, float[] InputGradient) expected = RunOneRow(network), actual;

        network.MaxThreads = threads;
        actual = RunOneRow(network);

        SameBits.Assert<float>(expected.Outputs, actual.Outputs, "outputs");
        SameBits.Assert<float>(expected.Gradient, actual.Gradient, "gradient");
        SameBits.Assert<float>(expected.InputGradient, actual.InputGradient, "gradient of the inputs");
    }

    private static (float[] Outputs, float[] Gradient, float[] InputGradient) RunOneRow(Network<float> network)
    {
        float[] x = Examples.Uniform<float>(network.InputSize, 2), y = Examples.Uniform<float>(network.OutputSize, 3), outputs = new float[network.OutputSize], inputGradient = new float[x.Length];
        network.Predict(x, outputs);
        var gradient = new Gradient<float>(network);
        network.Backpropagate(x, y, Cost.SquaredError, gradient, inputGradient);
        return (outputs, gradient.Values.ToArray(), inputGradient);
    }

    private static void AssertSame(Results expected, Results actual)
    {
        SameBits.Assert<float>(expected.Outputs, actual.Outputs, "outputs");
        Assert.Equal(expected.Classes, actual.Classes);
        SameBits.Assert<float>([expected.Evaluated, expected.Cost], [actual.Evaluated, actual.Cost], "costs");
        SameBits.Assert<float>(expected.Gradient, actual.Gradient, "gradient");
        SameBits.Assert<float>(expected.InputGradient, actual.InputGradient, "gradient of the inputs");
    }

    [Fact]
    public void WhatAnActivationThrowsOnAWorkerReachesTheCallerAndTheNetworkWorksOn()
    {
        using var activation = new ThrowsOnWorkers();
        var network = new Network<float>(Inputs, [new Dense(50, activation), new Dense(Outputs, Activation.Softmax)], seed: 1) { MaxThreads = 2 };
        Network<float> healthy = new(Inputs, [new Dense(50, Activation.Identity), new Dense(Outputs, Activation.Softmax)], seed: 1) { MaxThreads = 2 };
        float[] x = Examples.Uniform<float>(Rows * Inputs, 1), y = Examples.OneHot<float>(Rows, Outputs, 2), outputs = new float[Rows * Outputs], expected = new float[Rows * Outputs];
        Gradient<float> gradient = new(network), healthyGradient = new(healthy);

        activation.Arm();
        Assert.Same(activation.Failure, Assert.Throws<IOException>(() => network.Predict(x, outputs)));
        activation.Arm();
        Assert.Same(activation.Failure, Assert.Throws<IOException>(() => network.Backpropagate(x, y, Cost.CrossEntropy, gradient)));
        activation.Disarm();

        network.Predict(x, outputs);
        healthy.Predict(x, expected);
        SameBits.Assert<float>(expected, outputs, "outputs");
        Assert.Equal(healthy.Backpropagate(x, y, Cost.CrossEntropy, healthyGradient), network.Backpropagate(x, y, Cost.CrossEntropy, gradient));
        SameBits.Assert<float>(healthyGradient.Values, gradient.Values, "gradient");
    }

    [Fact]
    public void WhatAnActivationThrowsOnTheCallerReachesItToo()
    {
        using var activation = new ThrowsOnWorkers();
        var network = new Network<float>(1, [new Dense(1, activation)]) { MaxThreads = 1 };
        activation.Arm(onCaller: true);
        Assert.Same(activation.Failure, Assert.Throws<IOException>(() => network.Predict(new float[1], new float[1])));
    }

    /// <summary>Identity, but when armed: the caller waits until a worker has come, and the worker throws.</summary>
    private sealed class ThrowsOnWorkers : IActivation, IDisposable
    {
        private readonly ManualResetEventSlim _workerCame = new();
        private int _caller;
        private bool _armed, _onCaller;

        public IOException Failure { get; } = new("of a user's activation");

        public void Arm(bool onCaller = false)
        {
            _workerCame.Reset();
            (_armed, _onCaller, _caller) = (true, onCaller, Environment.CurrentManagedThreadId);
        }

        public void Disarm() => _armed = false;

        public void Activate<T>(ReadOnlySpan<T> z, Span<T> a, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            if (_armed && Environment.CurrentManagedThreadId == _caller != _onCaller)
            {
                Assert.True(_workerCame.Wait(TimeSpan.FromMinutes(1)), "no worker came");
            }
            else if (_armed)
            {
                _workerCame.Set();
                throw Failure;
            }
            z.CopyTo(a);
        }

        public void Backpropagate<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            da.CopyTo(dz);

        public void Dispose() => _workerCame.Dispose();
    }
}
