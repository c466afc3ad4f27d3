using NeuralNets.Benchmarks.Peers;

namespace NeuralNets.Benchmarks.InsightCalls;

/// <summary>784-512-512-10, ReLU and softmax, freshly drawn, with examples of the size of MNIST's.</summary>
internal sealed class InsightScene
{
    public const int Few = 4, Batch = 128, Many = 1000;
    private const int Classes = 10;

    private readonly float[] _inputs, _targets;

    public InsightScene(int threads)
    {
        Network = new Network<float>(Side * Side, [new Dense(512, Activation.ReLU), new Dense(512, Activation.ReLU), new Dense(Classes, Activation.Softmax)], seed: 1) { MaxThreads = threads };
        _inputs = Samples.Array<float>(Many * Network.InputSize, low: 0);
        _targets = new float[Many * Classes];
        for (int r = 0; r < Many; r++)
            _targets[r * Classes + r * 7 % Classes] = 1;
        Data = Dataset.Create(_inputs, _targets, Network.InputSize);
    }

    public static int Side => 28;

    public Network<float> Network { get; }

    /// <summary><see cref="Many"/> rows.</summary>
    public Dataset<float> Data { get; }

    public ReadOnlySpan<float> Inputs(int rows) => _inputs.AsSpan(0, rows * Network.InputSize);

    public ReadOnlySpan<float> Targets(int rows) => _targets.AsSpan(0, rows * Classes);
}
