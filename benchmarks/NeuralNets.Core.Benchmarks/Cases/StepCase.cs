using NeuralNets.Benchmarks.Peers;

namespace NeuralNets.Benchmarks.Cases;

internal enum Work
{
    Sgd,
    Adam,
    Predict,
}

/// <summary>
/// A whole training step (forward, cost, backward, update) or a prediction. Hidden layers are ReLU and the output softmax with
/// cross-entropy; <see cref="Sigmoid"/>: sigmoid throughout with the mean squared error.
/// </summary>
internal sealed record StepCase(int[] Sizes, int Rows, Work Work, bool Sigmoid = false) : Case
{
    public static readonly StepCase[] All =
    [
        new([784, 30, 10], 10, Work.Sgd, Sigmoid: true),
        new([784, 128, 10], 32, Work.Sgd),
        new([784, 128, 10], 32, Work.Adam),
        new([784, 512, 512, 10], 128, Work.Adam),
        new([784, 2048, 2048, 10], 256, Work.Sgd),
        new([4, 16, 3], 1, Work.Sgd),
        new([784, 128, 10], 1, Work.Predict),
        new([784, 128, 10], 10_000, Work.Predict),
    ];

    /// <summary>The case that shows how soon a fresh process has learnt something.</summary>
    public static StepCase First => new([784, 128, 10], 32, Work.Sgd) { Batches = 1 };

    /// <summary>Batches that steps take in turn, so that no step meets its rows in the cache just left.</summary>
    public int Batches { get; init; } = Work == Work.Predict ? 1 : 8;

    public override string Name => FormattableString.Invariant($"{string.Join('-', Sizes)}, {(Work == Work.Predict ? "predict" : Work == Work.Sgd ? "SGD" : "Adam")}, {Rows:N0} {(Rows == 1 ? "row" : "rows")}");

    public override bool IsDouble => false;

    public override bool Threaded => true;

    // Forward, weight gradient, and backward to the inputs of every layer but the first.
    public override double Flops => 2.0 * Rows * (Work == Work.Predict ? Weights : 3.0 * Weights - Sizes[0] * (double)Sizes[1]);

    // Weights are read forward and backward; the gradient is written and read; the update reads and writes what it changes.
    public override double Bytes => SizeOfNumber * (Weights * (Work == Work.Predict ? 1.0 : Work == Work.Sgd ? 6.0 : 10.0) + (double)Rows * (Sizes[0] + Sizes[^1]));

    private double Weights => Sizes.Zip(Sizes.Skip(1), (inputs, outputs) => (double)inputs * outputs).Sum();

    public override Subject? Prepare(Peer peer, int threads) => peer.Prepare(this, threads);
}
