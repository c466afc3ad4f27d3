namespace NeuralNets.Samples;

/// <summary>What the command line settles.</summary>
internal sealed record Options
{
    public required string Data { get; init; }
    public required int TrainingImages { get; init; }
    public required int Neurons { get; init; }
    public required int Epochs { get; init; }
    public required ulong Seed { get; init; }
    public required int Threads { get; init; }

    /// <summary>Where the page goes.</summary>
    public required string Output { get; init; }

    /// <summary>The options as they were typed.</summary>
    public required string Text { get; init; }
}
