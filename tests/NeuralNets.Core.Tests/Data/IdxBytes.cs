using System.Buffers.Binary;
using System.IO.Compression;

namespace NeuralNets.Tests.Data;

/// <summary>Writes IDX files for the tests.</summary>
internal static class IdxBytes
{
    public static byte[] Create(byte type, int[] dimensions, byte[] data)
    {
        var bytes = new byte[4 + 4 * dimensions.Length + data.Length];
        bytes[2] = type;
        bytes[3] = (byte)dimensions.Length;
        for (int i = 0; i < dimensions.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 + 4 * i), dimensions[i]);
        data.CopyTo(bytes.AsSpan(4 + 4 * dimensions.Length));
        return bytes;
    }

    public static byte[] Zip(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return zipped.ToArray();
    }

    /// <summary>Bytes that hardly compress.</summary>
    public static byte[] Noise(int count)
    {
        var bytes = new byte[count];
        uint state = 1;
        for (int i = 0; i < count; i++)
            bytes[i] = (byte)((state = state * 1664525 + 1013904223) >> 24);
        return bytes;
    }
}
