using System.Globalization;
using System.Text.Json;

namespace NeuralNets.Persistence;

/// <summary>The fields of one JSON object of a file; what is missing or of another kind is named, and where (the file and the place in it).</summary>
internal readonly struct JsonFields(JsonElement element, string where)
{
    public string Where => where;

    public bool Contains(string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out _);

    public bool IsNull(string name) => Get(name, null).ValueKind == JsonValueKind.Null;

    public string String(string name) => Get(name, JsonValueKind.String).GetString()!;

    public int Int32(string name) => Get(name, JsonValueKind.Number).TryGetInt32(out int value) ? value : throw Broken($"{name} is no 32-bit integer");

    public long Int64(string name) => Get(name, JsonValueKind.Number).TryGetInt64(out long value) ? value : throw Broken($"{name} is no 64-bit integer");

    public ulong UInt64(string name) => Get(name, JsonValueKind.Number).TryGetUInt64(out ulong value) ? value : throw Broken($"{name} is no unsigned 64-bit integer");

    public bool Boolean(string name)
    {
        JsonElement value = Get(name, null);
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Broken($"{name} is neither true nor false");
    }

    /// <summary>null is NaN, an infinity is text: JSON's numbers know neither.</summary>
    public double Double(string name)
    {
        JsonElement value = Get(name, null);
        return value.ValueKind switch
        {
            JsonValueKind.Null => double.NaN,
            JsonValueKind.Number when value.TryGetDouble(out double number) => number,
            JsonValueKind.String when value.GetString() is "Infinity" or "-Infinity" => double.Parse(value.GetString()!, CultureInfo.InvariantCulture),
            _ => throw Broken($"{name} is no number"),
        };
    }

    public static void WriteDouble(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumber(name, value);
        else if (double.IsNaN(value))
            json.WriteNull(name);
        else
            json.WriteString(name, value > 0 ? "Infinity" : "-Infinity");
    }

    public JsonFields Object(string name) => new(Get(name, JsonValueKind.Object), $"{where}.{name}");

    public List<JsonFields> Objects(string name)
    {
        var fields = new List<JsonFields>();
        foreach (JsonElement item in Get(name, JsonValueKind.Array).EnumerateArray())
            fields.Add(new JsonFields(item, $"{where}.{name}[{fields.Count}]"));
        return fields;
    }

    /// <summary>An object whose values are texts.</summary>
    public Dictionary<string, string> Texts(string name)
    {
        var texts = new Dictionary<string, string>();
        foreach (JsonProperty property in Get(name, JsonValueKind.Object).EnumerateObject())
            texts[property.Name] = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : throw Broken($"{name}.{property.Name} is no text");
        return texts;
    }

    /// <summary>A list of integers, none negative.</summary>
    public long[] Lengths(string name)
    {
        var lengths = new List<long>();
        foreach (JsonElement item in Get(name, JsonValueKind.Array).EnumerateArray())
            lengths.Add(item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out long value) && value >= 0 ? value : throw Broken($"{name} holds {item.GetRawText()}, which is no length"));
        return [.. lengths];
    }

    public InvalidDataException Broken(string problem) => new($"{where}: {problem}.");

    private JsonElement Get(string name, JsonValueKind? kind)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out JsonElement value))
            throw Broken($"{name} is missing");
        return kind is null || value.ValueKind == kind ? value : throw Broken($"{name} is {value.ValueKind}, not {kind}");
    }
}
