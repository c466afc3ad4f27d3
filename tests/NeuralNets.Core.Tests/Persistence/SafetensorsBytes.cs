using System.Buffers.Binary;
using System.Text;
using NeuralNets.Persistence;

namespace NeuralNets.Tests.Persistence;

/// <summary>Files put together byte by byte.</summary>
internal static class SafetensorsBytes
{
    public const int Prefix = sizeof(ulong);

    public static byte[] File(string header, params ReadOnlySpan<byte> data) => File(Encoding.UTF8.GetBytes(header), data);

    public static byte[] File(byte[] header, params ReadOnlySpan<byte> data)
    {
        byte[] file = [.. new byte[Prefix], .. header, .. data];
        BinaryPrimitives.WriteUInt64LittleEndian(file, (ulong)header.Length);
        return file;
    }

    public static string Header(byte[] file) => Encoding.UTF8.GetString(file, Prefix, HeaderLength(file));

    public static byte[] Data(byte[] file) => file[(Prefix + HeaderLength(file))..];

    /// <summary>A file of ours with another header, its checksum put right: what no accident does.</summary>
    public static byte[] Forged(byte[] file, string header)
    {
        byte[] forged = File(header, Data(file));
        Span<byte> bytes = forged.AsSpan(Prefix, HeaderLength(forged));
        FileChecksum.Clear(bytes);
        var crc = new Crc32C();
        crc.Append(forged);
        FileChecksum.Set(bytes, FileChecksum.Text(crc.Value));
        return forged;
    }

    public static byte[] Saved<T>(Network<T> network) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var stream = new MemoryStream();
        network.Save(stream);
        return stream.ToArray();
    }

    public static Network<T> Loaded<T>(byte[] file, Func<string, IActivation?>? resolver = null) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Network<T>.Load(new MemoryStream(file), resolver);

    public static byte[] Floats(params ReadOnlySpan<float> values)
    {
        byte[] bytes = new byte[sizeof(float) * values.Length];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(sizeof(float) * i), values[i]);
        return bytes;
    }

    private static int HeaderLength(byte[] file) => (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
}
