using System.Text.Json;
using System.Text.Unicode;

namespace NeuralNets.Persistence;

/// <summary>
/// The JSON at the beginning of a safetensors file, checked: every name once, every tensor's bytes those of its type and
/// shape, all of the data covered without holes or overlaps. https://huggingface.co/docs/safetensors, "Format".
/// </summary>
internal sealed class SafetensorsHeader
{
    public const int MaxLength = 100_000_000;
    public const string MetadataName = "__metadata__";

    private readonly List<TensorEntry> _tensors = [];

    /// <summary>Reads the header of a file with so many bytes of data.</summary>
    /// <exception cref="InvalidDataException">It breaks a rule of the format.</exception>
    public SafetensorsHeader(ReadOnlyMemory<byte> json, long dataLength, string source)
    {
        if (!Utf8.IsValid(json.Span))
            throw Broken(source, "is not valid UTF-8");
        if (json.Span is not [(byte)'{', ..])
            throw Broken(source, "does not begin with {");
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 4 });
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                if (property.NameEquals(MetadataName))
                    Metadata = property.Value.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString() ?? throw Broken(source, $"has no text for {p.Name} in {MetadataName}"));
                else
                    _tensors.Add(Entry(property.Name, new JsonFields(property.Value, $"{source}: tensor {property.Name}")));
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)   // the latter: a value of another kind, or an unpaired surrogate
        {
            throw new InvalidDataException(Broken(source, $"is not as the format has it ({e.Message})").Message, e);
        }
        _tensors.Sort((x, y) => (x.Start, x.End).CompareTo((y.Start, y.End)));
        long end = 0;
        foreach (TensorEntry tensor in _tensors)
        {
            if (tensor.Start != end)
                throw Broken(source, $"lets tensor {tensor.Name} begin at byte {tensor.Start} of the data, where byte {end} is due");
            end = tensor.End;
        }
        if (end != dataLength)
            throw Broken(source, $"declares {end} bytes of data, {dataLength} are there");
    }

    public IReadOnlyDictionary<string, string> Metadata { get; } = new Dictionary<string, string>();

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<TensorEntry> Tensors => _tensors;

    private static TensorEntry Entry(string name, JsonFields fields)
    {
        string typeName = fields.String("dtype");
        ElementType type = ElementType.Find(typeName) ?? throw fields.Broken($"dtype is {typeName}, which the format does not know");
        long[] shape = fields.Lengths("shape"), offsets = fields.Lengths("data_offsets");
        if (offsets is not [var start, var end] || start > end)
            throw fields.Broken($"data_offsets is {TensorEntry.ShapeText(offsets)}, not a begin and an end");
        if (Bits(type, shape) != (UInt128)(end - start) * 8)
            throw fields.Broken($"data_offsets {TensorEntry.ShapeText(offsets)} hold {end - start} bytes, not what {typeName} {TensorEntry.ShapeText(shape)} takes");
        return new TensorEntry(name, type, shape, start, end);
    }

    // A product beyond 64 bits is beyond every file, so it need not be exact; stopping there, it cannot overflow.
    private static UInt128 Bits(ElementType type, long[] shape)
    {
        if (shape.Contains(0))
            return 0;
        UInt128 bits = (UInt128)type.Bits;
        for (int i = 0; i < shape.Length && bits <= ulong.MaxValue; i++)
            bits *= (UInt128)shape[i];
        return bits;
    }

    private static InvalidDataException Broken(string source, string problem) => new($"{source}: the header {problem}.");
}
