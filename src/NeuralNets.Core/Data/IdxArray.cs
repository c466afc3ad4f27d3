using System.Buffers.Binary;

namespace NeuralNets;

/// <summary>An array of any number of dimensions as an IDX file holds it; read by <see cref="Idx.Read(string)"/>.</summary>
public sealed class IdxArray
{
    internal IdxArray(IdxType type, int[] dimensions, byte[] bytes)
    {
        Type = type;
        Dimensions = dimensions;
        Bytes = bytes;
    }

    /// <summary>What one element is.</summary>
    public IdxType Type { get; }

    /// <summary>The length of each dimension, the outermost first.</summary>
    public IReadOnlyList<int> Dimensions { get; }

    /// <summary>The elements as the file holds them: the last dimension contiguous, each element big-endian.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>How many elements there are.</summary>
    public int Count => Bytes.Length / Idx.SizeOf(Type);

    /// <summary>Every element as a number of type <typeparamref name="T"/>; one that does not fit is saturated or rounded.</summary>
    /// <typeparam name="T">Any number type.</typeparam>
    public T[] ToArray<T>() where T : INumberBase<T>
    {
        var values = new T[Count];
        ReadOnlySpan<byte> bytes = Bytes.Span;
        int size = Idx.SizeOf(Type);
        for (int i = 0; i < values.Length; i++)
            values[i] = Element<T>(bytes[(i * size)..]);
        return values;
    }

    private T Element<T>(ReadOnlySpan<byte> bytes) where T : INumberBase<T> => Type switch
    {
        IdxType.UInt8 => T.CreateSaturating(bytes[0]),
        IdxType.Int8 => T.CreateSaturating((sbyte)bytes[0]),
        IdxType.Int16 => T.CreateSaturating(BinaryPrimitives.ReadInt16BigEndian(bytes)),
        IdxType.Int32 => T.CreateSaturating(BinaryPrimitives.ReadInt32BigEndian(bytes)),
        IdxType.Float32 => T.CreateSaturating(BinaryPrimitives.ReadSingleBigEndian(bytes)),
        _ => T.CreateSaturating(BinaryPrimitives.ReadDoubleBigEndian(bytes)),
    };
}
