using System.Globalization;
using System.Text.Json;

namespace NeuralNets.Tests;

/// <summary>The golden files: exact values rounded once, read from their bit patterns.</summary>
internal static class Golden
{
    /// <summary>A whole file.</summary>
    public static JsonElement Root(string file) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "golden", file))).RootElement;

    public static double Double(JsonElement element) => element.ValueKind == JsonValueKind.String
        ? double.Parse(element.GetString()!, CultureInfo.InvariantCulture)
        : element.GetDouble();

    /// <summary>A list, or a list of lists row by row.</summary>
    public static double[] Doubles(JsonElement array) =>
        [.. array.EnumerateArray().SelectMany(element => element.ValueKind == JsonValueKind.Array ? Doubles(element) : [Double(element)])];

    /// <summary>The functions of a file by "Name(parameter=value, …)".</summary>
    public static IReadOnlyDictionary<string, JsonElement> Functions(string file)
    {
        using FileStream stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "golden", file));
        JsonElement root = JsonDocument.Parse(stream).RootElement;
        return root.GetProperty("functions").EnumerateArray().ToDictionary(Key);
    }

    public static double[] Numbers(JsonElement entry, string name) =>
        [.. entry.GetProperty(name + "_bits").EnumerateArray().Select(Number)];

    public static double Number(JsonElement entry, string name) => Number(entry.GetProperty(name + "_bits"));

    /// <summary>The golden README's measure, good for every entry; +0 equals −0, any NaN any NaN.</summary>
    public static void AssertClose(double want, double got, double relative = 1e-13, string? where = null)
    {
        bool close = double.IsFinite(want)
            ? Math.Abs(got - want) <= relative * Math.Max(1, Math.Abs(want))
            : want.Equals(got);
        Assert.True(close, $"{where}: want {want:R}, got {got:R}");
    }

    private static double Number(JsonElement bits) =>
        BitConverter.UInt64BitsToDouble(Convert.ToUInt64(bits.GetString(), 16));

    private static string Key(JsonElement function)
    {
        string parameters = string.Join(", ", function.GetProperty("params").EnumerateObject().Select(p => $"{p.Name}={Text(p.Value)}"));
        return function.GetProperty("name").GetString() + (parameters.Length == 0 ? "" : $"({parameters})");
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? value.GetDouble().ToString("R", CultureInfo.InvariantCulture)
        : value.GetRawText();
}
