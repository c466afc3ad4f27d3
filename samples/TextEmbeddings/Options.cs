namespace NeuralNets.Samples;

/// <summary>What the command line settles.</summary>
internal sealed record Options
{
    public required string[] New { get; init; }
    public required string File { get; init; }
    public required ulong Seed { get; init; }
}
