using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NeuralNets.Persistence;

namespace NeuralNets;

/// <summary>
/// What must be the same for a run to go on where another stopped, by name; beside network and optimizer, which the file of a
/// checkpoint itself compares.
/// </summary>
internal static class TrainingSignature
{
    public static IReadOnlyDictionary<string, string> Of<T>(Trainer<T> trainer, Dataset<T> training) where T : unmanaged, IBinaryFloatingPointIeee754<T> => new Dictionary<string, string>
    {
        ["cost"] = Text(trainer.Cost),
        ["Seed"] = trainer.Seed.ToString(CultureInfo.InvariantCulture),
        ["Shuffle"] = trainer.Shuffle.ToString(),
        ["BatchSize"] = trainer.BatchSize.ToString(CultureInfo.InvariantCulture),
        ["training rows"] = training.Count.ToString(CultureInfo.InvariantCulture),
        ["metrics"] = string.Join(", ", trainer.Metrics),
    };

    /// <exception cref="ArgumentException">A value differs; the first is named.</exception>
    public static void ThrowIfOther(IReadOnlyDictionary<string, string> own, IReadOnlyDictionary<string, string> saved)
    {
        foreach ((string name, string value) in own)
        {
            string? other = saved.GetValueOrDefault(name);
            if (other != value)
                throw new ArgumentException($"The run to resume has {name} [{other}]; this trainer has [{value}].");
        }
    }

    private static string Text(ICost cost) => cost switch
    {
        Cost.ClassWeightedCost c => $"{nameof(Cost.ClassWeighted)}({Text(c.Inner)}, {string.Join(", ", c.Weights.Select(Text))})",
        Cost.LabelSmoothedCost c => $"{nameof(Cost.LabelSmoothed)}({Text(c.Inner)}, {Text(c.LabelSmoothing)})",
        Cost.Combinator c => $"{c.GetType().Name}({Text(c.Inner)})",
        _ => BuiltInText(cost) ?? CustomName.Invariant(cost) ?? "",
    };

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    // A built-in's own text is its name alone: its settings come from the table.
    private static string? BuiltInText(ICost cost)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, SafetensorsWriter.JsonOptions);
        if (!FunctionJson.TryWrite(json, BuiltIns.Costs, cost))
            return null;
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
