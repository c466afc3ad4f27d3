using System.Buffers;
using System.Text;
using System.Text.Json;

namespace NeuralNets.Persistence;

/// <summary>What a network is but for its parameters, as JSON in the metadata of a file.</summary>
internal static class ArchitectureJson
{
    public const string Key = "neuralnets.architecture";
    private const int Version = 1;

    public static string Write<T>(Network<T> network) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, SafetensorsWriter.JsonOptions))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteString("type", ElementType.Of<T>().Name);
            json.WriteNumber("inputSize", network.InputSize);
            json.WriteNumber("seed", network.Seed);
            json.WriteStartArray("layers");
            foreach (Layer layer in network.Layers)
                LayerJson.Write(json, layer);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <exception cref="InvalidDataException">Not such a text, or of a later version.</exception>
    /// <exception cref="ArgumentException">An activation that is not built in, and that the resolver does not know.</exception>
    public static (Architecture Architecture, ulong Seed) Read(string text, string source, Func<string, IActivation?>? resolver)
    {
        using JsonDocument document = Parse(text, source);
        var fields = new JsonFields(document.RootElement, $"{source}: {Key}");
        if (fields.Int32("version") is not Version and var version)
            throw fields.Broken($"version is {version}; this library reads version {Version}");
        List<Layer> layers = fields.Objects("layers").ConvertAll(layer => LayerJson.Read(layer, resolver));
        try
        {
            return (new Architecture(fields.Int32("inputSize"), layers), fields.UInt64("seed"));
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException(fields.Broken(e.Message).Message, e);
        }
    }

    private static JsonDocument Parse(string text, string source)
    {
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{source}: {Key} is no JSON: {e.Message}", e);
        }
    }
}
