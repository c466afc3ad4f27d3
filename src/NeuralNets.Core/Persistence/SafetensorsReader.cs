using System.Buffers.Binary;
using NeuralNets.Kernels;

namespace NeuralNets.Persistence;

/// <summary>
/// A safetensors file: eight bytes with the length of the header, the header, the data. Where this library wrote it, the
/// checksum of the whole file is compared before anything else is believed.
/// </summary>
internal sealed class SafetensorsReader
{
    private const int ChunkBytes = 1 << 16;

    private readonly Stream _stream;
    private readonly long _dataPosition;
    private readonly Dictionary<string, TensorEntry> _byName;

    private SafetensorsReader(Stream stream, string source)
    {
        _stream = stream;
        Source = source;
        long fileLength = stream.Length - stream.Position;
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        if (fileLength < prefix.Length)
            throw Broken($"truncated at byte {fileLength}, inside the length of the header");
        stream.ReadExactly(prefix);
        ulong headerLength = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (headerLength > SafetensorsHeader.MaxLength || headerLength > (ulong)(fileLength - prefix.Length))
            throw Broken($"its header is declared {headerLength} bytes long, the file has {fileLength} bytes and a header at most {SafetensorsHeader.MaxLength}");
        byte[] header = new byte[headerLength];
        stream.ReadExactly(header);
        _dataPosition = stream.Position;
        long dataLength = fileLength - prefix.Length - header.Length;
        var parsed = new SafetensorsHeader(header, dataLength, source);
        Metadata = parsed.Metadata;
        Tensors = parsed.Tensors;
        _byName = Tensors.ToDictionary(tensor => tensor.Name);
        CompareChecksum(prefix, header, dataLength);
    }

    /// <summary>For messages.</summary>
    public string Source { get; }

    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<TensorEntry> Tensors { get; }

    /// <summary>Opens what lies between the stream's position and its end; <paramref name="source"/> names it in messages.</summary>
    /// <exception cref="InvalidDataException">The file is corrupt or truncated.</exception>
    public static SafetensorsReader Open(Stream stream, string source)
    {
        if (stream.CanSeek)
            return new SafetensorsReader(stream, source);
        // Memory is taken as the bytes arrive, so that a header cannot ask for more than the stream holds.
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        return new SafetensorsReader(copy, source);
    }

    public TensorEntry? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>A tensor that must be there, in this shape, and of numbers that can be read.</summary>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public TensorEntry Expect(string name, long[] shape)
    {
        TensorEntry entry = Find(name) ?? throw Broken($"it has no tensor {name}");
        if (!entry.Shape.AsSpan().SequenceEqual(shape))
            throw Broken($"tensor {name} has shape {TensorEntry.ShapeText(entry.Shape)}, not {TensorEntry.ShapeText(shape)}");
        ThrowIfNotReadable(entry);
        return entry;
    }

    /// <summary>Values of a readable tensor from one on, converted to T: rounded once where T holds less.</summary>
    public void Read<T>(TensorEntry tensor, long first, Span<T> values) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = tensor.Type.Bits / 8;
        _stream.Position = _dataPosition + tensor.Start + first * size;
        if (tensor.Type == ElementType.Of<T>())
        {
            if (!LittleEndian.TryRead(_stream, values))
                throw Broken($"truncated inside tensor {tensor.Name}");
            return;
        }
        byte[] chunk = new byte[Math.Min((long)values.Length * size, ChunkBytes)];
        while (!values.IsEmpty)
        {
            int count = Math.Min(values.Length, chunk.Length / size);
            _stream.ReadExactly(chunk.AsSpan(0, count * size));
            Convert(tensor.Type, chunk, values[..count]);
            values = values[count..];
        }
    }

    /// <exception cref="InvalidDataException">The tensor is not of floating-point numbers of 16 to 64 bits.</exception>
    public void ThrowIfNotReadable(TensorEntry tensor)
    {
        if (tensor.Type != ElementType.F32 && tensor.Type != ElementType.F64 && tensor.Type != ElementType.F16 && tensor.Type != ElementType.BF16)
            throw Broken($"tensor {tensor.Name} is of {tensor.Type.Name}; F16, BF16, F32 and F64 can be read");
    }

    public InvalidDataException Broken(string problem) => new($"{Source}: {problem}.");

    private static void Convert<T>(ElementType type, ReadOnlySpan<byte> bytes, Span<T> values) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = type.Name switch
            {
                nameof(ElementType.F64) => T.CreateTruncating(BinaryPrimitives.ReadDoubleLittleEndian(bytes[(8 * i)..])),
                nameof(ElementType.F32) => T.CreateTruncating(BinaryPrimitives.ReadSingleLittleEndian(bytes[(4 * i)..])),
                nameof(ElementType.F16) => T.CreateTruncating(BinaryPrimitives.ReadHalfLittleEndian(bytes[(2 * i)..])),
                // BF16 is the upper half of F32.
                _ => T.CreateTruncating(BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..]) << 16)),
            };
        }
    }

    private void CompareChecksum(ReadOnlySpan<byte> prefix, Span<byte> header, long dataLength)
    {
        if (!Metadata.TryGetValue(FileChecksum.Key, out string? declared))
        {
            if (Metadata.ContainsKey(ArchitectureJson.Key))
                throw Broken($"it has an architecture but no {FileChecksum.Key}, which this library writes with it");
            return;
        }
        if (!FileChecksum.IsAtItsPlace(header))
            throw Broken($"{FileChecksum.Key} is not at the beginning of the header, where this library writes it: another program has changed the file");
        var crc = new Crc32C();
        crc.Append(prefix);
        FileChecksum.Clear(header);
        crc.Append(header);
        byte[] chunk = new byte[Math.Min(dataLength, ChunkBytes)];
        for (long rest = dataLength; rest > 0; rest -= chunk.Length)
        {
            Span<byte> part = chunk.AsSpan(0, (int)Math.Min(rest, chunk.Length));
            _stream.ReadExactly(part);
            crc.Append(part);
        }
        string computed = FileChecksum.Text(crc.Value);
        if (computed != declared)
            throw Broken($"corrupt: its checksum should be {declared}, the file's bytes make {computed}");
    }
}
