namespace NeuralNets.Samples;

/// <summary>What the command line settles.</summary>
internal sealed record Options
{
    public required string Data { get; init; }
    public required int[] Layers { get; init; }
    public required IActivation Activation { get; init; }
    public required IActivation OutputActivation { get; init; }
    public required IInitializer? Initializer { get; init; }
    public required ICost Cost { get; init; }
    public required int Epochs { get; init; }
    public required int Batch { get; init; }
    public required float Rate { get; init; }
    public required ulong Seed { get; init; }
    public required int Threads { get; init; }
    public required int TrainingImages { get; init; }
}
