using System.Buffers;
using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NeuralNets.Persistence;

/// <summary>Writes safetensors files: the same content gives the same bytes.</summary>
internal static class SafetensorsWriter
{
    private const int Alignment = 8;

    // Plain quotes and letters: the header is read by people too, and is no part of a web page.
    internal static JsonWriterOptions JsonOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream stream, IEnumerable<KeyValuePair<string, string>> metadata, IEnumerable<FileTensor> tensors)
    {
        // The larger elements first: so all lie on multiples of their size.
        FileTensor[] ordered = [.. tensors.OrderByDescending(tensor => tensor.Type.Bits)];
        byte[] header = Header(metadata, ordered);
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)header.Length);

        using var checksum = new ChecksumStream();
        Write(checksum, prefix, header, ordered);
        FileChecksum.Set(header, FileChecksum.Text(checksum.Value));
        Write(stream, prefix, header, ordered);
    }

    private static void Write(Stream stream, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> header, FileTensor[] tensors)
    {
        stream.Write(prefix);
        stream.Write(header);
        foreach (FileTensor tensor in tensors)
            tensor.Write(stream);
    }

    private static byte[] Header(IEnumerable<KeyValuePair<string, string>> metadata, FileTensor[] tensors)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonOptions))
        {
            json.WriteStartObject();
            json.WriteStartObject(SafetensorsHeader.MetadataName);
            json.WriteString(FileChecksum.Key, FileChecksum.Zero);
            foreach ((string key, string value) in metadata)
                json.WriteString(key, value);
            json.WriteEndObject();
            long offset = 0;
            foreach (FileTensor tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", tensor.Type.Name);
                WriteNumbers(json, "shape", tensor.Shape);
                WriteNumbers(json, "data_offsets", [offset, offset += tensor.Bytes]);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        // Spaces behind the header bring the data to a multiple of eight bytes.
        int length = (buffer.WrittenCount + Alignment - 1) / Alignment * Alignment;
        if (length > SafetensorsHeader.MaxLength)
            throw new NotSupportedException($"The header would be {length} bytes long; the format allows {SafetensorsHeader.MaxLength}.");
        byte[] header = new byte[length];
        header.AsSpan().Fill((byte)' ');
        buffer.WrittenSpan.CopyTo(header);
        return header;
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, ReadOnlySpan<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (long number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
