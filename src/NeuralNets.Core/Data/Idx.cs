using System.Buffers.Binary;
using System.IO.Compression;

namespace NeuralNets;

/// <summary>
/// Reads IDX files, the format of MNIST, gzip-compressed or not (told by their first bytes): magic 00 00, element type,
/// number of dimensions; one big-endian int32 a dimension; the elements. Y. LeCun, C. Cortes, C. Burges, "The MNIST database".
/// </summary>
public static class Idx
{
    private const int FirstChunk = 1 << 16;

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is corrupt, truncated or too long; the message says what and where. Memory is taken as the bytes arrive, so
    /// that a header cannot ask for more than the file holds.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IdxArray Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream file = File.OpenRead(path);
        bool gzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        if (!gzip)
            return Read(file, path);
        using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        try
        {
            IdxArray array = Read(unzipped, path);
            CheckTrailer(file, 4 + 4 * array.Dimensions.Count + (long)array.Bytes.Length, path);
            return array;
        }
        catch (InvalidDataException e) when (!e.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path}: corrupt gzip data near compressed byte {file.Position} of {file.Length}: {e.Message}", e);
        }
    }

    internal static int SizeOf(IdxType type) => type switch
    {
        IdxType.UInt8 or IdxType.Int8 => 1,
        IdxType.Int16 => 2,
        IdxType.Int32 or IdxType.Float32 => 4,
        IdxType.Float64 => 8,
        _ => 0,
    };

    private static IdxArray Read(Stream stream, string path)
    {
        Span<byte> word = stackalloc byte[4];
        ReadHeader(stream, word, 0, path, "the magic number");
        var type = (IdxType)word[2];
        if (word[0] != 0 || word[1] != 0 || SizeOf(type) == 0)
            throw new InvalidDataException($"{path}: the magic number at byte 0 is {Convert.ToHexString(word)}, not 0000, an element type (08, 09, 0B to 0E) and a number of dimensions.");

        var dimensions = new int[word[3]];
        long length = SizeOf(type);
        for (int i = 0; i < dimensions.Length; i++)
        {
            ReadHeader(stream, word, 4 + 4 * i, path, $"dimension {i} of {dimensions.Length}");
            dimensions[i] = BinaryPrimitives.ReadInt32BigEndian(word);
            if (dimensions[i] < 0)
                throw new InvalidDataException($"{path}: dimension {i} at byte {4 + 4 * i} is {dimensions[i]}.");
            length *= dimensions[i];
            if (length > Array.MaxLength)
                throw new InvalidDataException($"{path}: dimensions up to {i}, at byte {4 + 4 * i}, declare {length} bytes; at most {Array.MaxLength} can be read.");
        }
        return new IdxArray(type, dimensions, ReadData(stream, (int)length, 4 + 4 * dimensions.Length, path));
    }

    private static byte[] ReadData(Stream stream, int length, int offset, string path)
    {
        var data = new byte[Math.Min(length, FirstChunk)];
        int filled = 0;
        while (true)
        {
            filled += stream.ReadAtLeast(data.AsSpan(filled), data.Length - filled, throwOnEndOfStream: false);
            if (filled < data.Length)
                throw new InvalidDataException($"{path}: truncated at byte {offset + filled}; its header declares {length} bytes of data from byte {offset} on, {filled} are there.");
            if (filled == length)
                break;
            Array.Resize(ref data, (int)Math.Min(length, 2L * data.Length));
        }
        if (stream.ReadByte() >= 0)
            throw new InvalidDataException($"{path}: more data at byte {(long)offset + length}, where its header declares the end.");
        return data;
    }

    /// <summary>
    /// A gzip file ends with the unzipped length modulo 2³² (RFC 1952). <see cref="GZipStream"/> does not miss its trailer,
    /// checksum included, when the file is cut there.
    /// </summary>
    private static void CheckTrailer(FileStream file, long length, string path)
    {
        Span<byte> trailer = stackalloc byte[4];
        file.Position = file.Length - trailer.Length;
        file.ReadExactly(trailer);
        uint declared = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
        if (declared != (uint)length)
            throw new InvalidDataException($"{path}: truncated gzip data: the last 4 of {file.Length} bytes declare {declared} unzipped bytes, {length} were read.");
    }

    private static void ReadHeader(Stream stream, Span<byte> bytes, int offset, string path, string what)
    {
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (read < bytes.Length)
            throw new InvalidDataException($"{path}: truncated at byte {offset + read}, inside {what}.");
    }
}
