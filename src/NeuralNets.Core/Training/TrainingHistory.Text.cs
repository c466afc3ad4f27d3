using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NeuralNets;

public sealed partial class TrainingHistory
{
    /// <summary>One line of names, then one line an epoch. Numbers as in <see cref="CultureInfo.InvariantCulture"/>, durations in seconds; empty: not measured.</summary>
    public string ToCsv()
    {
        var text = new StringBuilder("epoch,cost,validation cost,learning rate,seconds");
        foreach (string name in MetricNames)
            text.Append(',').Append(Quoted(name));
        text.Append('\n');
        foreach (EpochRecord record in Epochs)
        {
            text.Append(CultureInfo.InvariantCulture, $"{record.Epoch},{record.Cost:R},{record.ValidationCost:R},{record.LearningRate:R},{record.Duration.TotalSeconds:R}");
            for (int i = 0; i < MetricNames.Count; i++)
                text.Append(CultureInfo.InvariantCulture, $",{(i < record.Metrics.Count ? record.Metrics[i] : null):R}");
            text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>The history as JSON, which <see cref="FromJson"/> reads back to the last bit.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
            Write(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The text is no history.</exception>
    public static TrainingHistory FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException($"The text is no training history: {e.Message}", e);
        }
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("stopped", Stopped.ToString());
        json.WriteStartArray("metrics");
        foreach (string name in MetricNames)
            json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteStartArray("epochs");
        foreach (EpochRecord record in Epochs)
            Write(json, record);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    internal static TrainingHistory Read(JsonElement json) => new(
        json.GetProperty("metrics").EnumerateArray().Select(name => name.GetString() ?? throw new FormatException("a metric has no name")),
        json.GetProperty("epochs").EnumerateArray().Select(ReadRecord),
        Enum.Parse<StopReason>(json.GetProperty("stopped").GetString() ?? throw new FormatException("stopped is null")));

    private static void Write(Utf8JsonWriter json, EpochRecord record)
    {
        json.WriteStartObject();
        json.WriteNumber("epoch", record.Epoch);
        WriteNumber(json, "cost", record.Cost);
        WriteNumber(json, "validationCost", record.ValidationCost);
        WriteNumber(json, "learningRate", record.LearningRate);
        json.WriteNumber("ticks", record.Duration.Ticks);   // of 100 ns
        json.WriteStartArray("metrics");
        foreach (double value in record.Metrics)
            WriteNumber(json, null, value);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static EpochRecord ReadRecord(JsonElement json) => new(
        json.GetProperty("epoch").GetInt32(),
        ReadNumber(json.GetProperty("cost")),
        json.GetProperty("validationCost") is { ValueKind: not JsonValueKind.Null } cost ? ReadNumber(cost) : null,
        Array.AsReadOnly([.. json.GetProperty("metrics").EnumerateArray().Select(ReadNumber)]),
        ReadNumber(json.GetProperty("learningRate")),
        TimeSpan.FromTicks(json.GetProperty("ticks").GetInt64()));

    // JSON has no numbers for NaN and infinity: they are written as text.
    private static void WriteNumber(Utf8JsonWriter json, string? name, double? value)
    {
        if (name is not null)
            json.WritePropertyName(name);
        if (value is not { } number)
            json.WriteNullValue();
        else if (double.IsFinite(number))
            json.WriteNumberValue(number);
        else
            json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
    }

    private static double ReadNumber(JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? double.Parse(json.GetString()!, CultureInfo.InvariantCulture) : json.GetDouble();

    private static string Quoted(string name) =>
        name.AsSpan().ContainsAny(",\"\r\n") ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : name;
}
