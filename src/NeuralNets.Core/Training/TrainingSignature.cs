namespace NeuralNets;

/// <summary>What must be the same for a run to go on where another stopped.</summary>
internal sealed class TrainingSignature
{
    private TrainingSignature(Dictionary<string, string> values)
    {
        Values = values;
    }

    public IReadOnlyDictionary<string, string> Values { get; }

    public static TrainingSignature Of<T>(Trainer<T> trainer, Dataset<T> training) where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(new()
    {
        ["network"] = $"{trainer.Network.Architecture}",
        ["type"] = typeof(T).Name,
        ["network seed"] = $"{trainer.Network.Seed}",
        ["cost"] = $"{trainer.Cost}",
        ["optimizer"] = $"{trainer.Optimizer}",
        ["Seed"] = $"{trainer.Seed}",
        ["Shuffle"] = $"{trainer.Shuffle}",
        ["BatchSize"] = $"{trainer.BatchSize}",
        ["training rows"] = $"{training.Count}",
        ["metrics"] = string.Join(", ", trainer.Metrics),
    });

    /// <summary>The first value that differs.</summary>
    /// <exception cref="ArgumentException">There is one.</exception>
    public void ThrowIfOther(IReadOnlyDictionary<string, string> saved, string where)
    {
        foreach ((string name, string value) in Values)
        {
            string? other = saved.GetValueOrDefault(name);
            if (other != value)
                throw new ArgumentException($"{where} is of a run with {name} {other ?? "unknown"}; this one has {value}.");
        }
    }
}
