namespace NeuralNets.Samples;

/// <summary>What the command line settles.</summary>
internal sealed record Options
{
    public required IReadOnlyList<Problem> Problems { get; init; }
    public required string Folder { get; init; }
    public required int Folds { get; init; }
    public required int Repeats { get; init; }
    public required ulong Seed { get; init; }
    public required string Model { get; init; }
}
