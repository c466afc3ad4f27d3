using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace NeuralNets.Samples.Report;

/// <summary>Pictures of one colour a pixel with transparency, in the PNG format (ISO/IEC 15948).</summary>
internal static class Png
{
    private const byte BitsPerChannel = 8, RedGreenBlueAlpha = 6;

    /// <param name="pixels">Red, green, blue, alpha; row by row.</param>
    public static byte[] Write(ReadOnlySpan<byte> pixels, int width, int height)
    {
        using var file = new MemoryStream();
        file.Write([0x89, .. "PNG\r\n\x1a\n"u8]);

        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = BitsPerChannel;
        header[9] = RedGreenBlueAlpha;
        WriteChunk(file, "IHDR", header);

        using var data = new MemoryStream();
        using (var packed = new ZLibStream(data, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            int stride = 4 * width;
            for (int y = 0; y < height; y++)
            {
                packed.WriteByte(0);   // the row is as it is, not the difference to the one above
                packed.Write(pixels.Slice(y * stride, stride));
            }
        }
        WriteChunk(file, "IDAT", data.ToArray());
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    // Length of the data, name, data, checksum of name and data.
    private static void WriteChunk(Stream file, string name, ReadOnlySpan<byte> data)
    {
        Span<byte> word = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(word, data.Length);
        file.Write(word);
        byte[] content = [.. Encoding.ASCII.GetBytes(name), .. data];
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(word, Crc32(content));
        file.Write(word);
    }

    // Polynomial x³² + x²⁶ + … + 1, lowest bit first: annex D of the standard.
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }
        return ~crc;
    }
}
