using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NeuralNets.Kernels;

/// <summary>Floats and doubles in streams, little-endian on every machine.</summary>
internal static class LittleEndian
{
    private const int ChunkBytes = 1 << 16;

    public static void Write<T>(Stream stream, ReadOnlySpan<T> values) where T : unmanaged
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(values);
        if (BitConverter.IsLittleEndian)
        {
            stream.Write(bytes);
            return;
        }
        byte[] chunk = new byte[Math.Min(bytes.Length, ChunkBytes)];
        for (int i = 0; i < bytes.Length; i += chunk.Length)
        {
            Span<byte> part = chunk.AsSpan(0, Math.Min(chunk.Length, bytes.Length - i));
            bytes.Slice(i, part.Length).CopyTo(part);
            Reverse<T>(part);
            stream.Write(part);
        }
    }

    /// <summary>False where the stream ends too early.</summary>
    public static bool TryRead<T>(Stream stream, Span<T> values) where T : unmanaged
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(values);
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            return false;
        ToNative(values);
        return true;
    }

    /// <summary>Values whose bytes were copied from a little-endian file.</summary>
    public static void ToNative<T>(Span<T> values) where T : unmanaged
    {
        if (!BitConverter.IsLittleEndian)
            Reverse<T>(MemoryMarshal.AsBytes(values));
    }

    private static void Reverse<T>(Span<byte> bytes) where T : unmanaged
    {
        if (Marshal.SizeOf<T>() == sizeof(int))
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, int>(bytes), MemoryMarshal.Cast<byte, int>(bytes));
        else
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, long>(bytes), MemoryMarshal.Cast<byte, long>(bytes));
    }
}
