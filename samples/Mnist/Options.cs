namespace NeuralNets.Samples;

/// <summary>What the command line settles.</summary>
internal sealed record Options
{
    public required string Data { get; init; }
    public required int TrainingImages { get; init; }
    public required int[] Layers { get; init; }
    public required IActivation Activation { get; init; }
    public required IActivation OutputActivation { get; init; }
    public required IInitializer? Initializer { get; init; }
    public required double Dropout { get; init; }
    public required ICost Cost { get; init; }
    public required Func<Schedule, Optimizer> Optimizer { get; init; }
    public required double Rate { get; init; }
    public required Func<double, long, Schedule> Schedule { get; init; }
    public required int Epochs { get; init; }
    public required int BatchSize { get; init; }
    public required ulong Seed { get; init; }
    public required int Threads { get; init; }

    /// <summary>Where the trained network goes; null: nowhere.</summary>
    public required string? Save { get; init; }

    /// <summary>Folder of checkpoints; null: there are none.</summary>
    public required string? Resume { get; init; }

    /// <summary>Where the page goes; null: nowhere.</summary>
    public required string? Report { get; init; }

    /// <summary>The options as they were typed.</summary>
    public required string Text { get; init; }
}
