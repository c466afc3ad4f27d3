using NeuralNets.Kernels;

namespace NeuralNets.Persistence;

/// <summary>A tensor of a file and the memory that it is written from or read into.</summary>
internal abstract class FileTensor(string name, ElementType type, long[] shape)
{
    public string Name { get; } = name;

    public ElementType Type { get; } = type;

    public long[] Shape { get; } = shape;

    public long Bytes => Shape.Aggregate(1L, (product, length) => product * length) * Type.Bits / 8;

    public abstract void Write(Stream stream);

    public override string ToString() => new TensorEntry(Name, Type, Shape, 0, Bytes).ToString();
}

/// <summary>The values lie in memory as in the file; or, <paramref name="transposed"/>, as a matrix [shape[1], shape[0]].</summary>
internal sealed class FileTensor<T>(string name, long[] shape, Memory<T> values, bool transposed = false)
    : FileTensor(name, ElementType.Of<T>(), shape) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int ChunkLength = 1 << 16;

    public override void Write(Stream stream)
    {
        if (!transposed)
        {
            LittleEndian.Write<T>(stream, values.Span);
            return;
        }
        Span<T> w = values.Span;
        var (outputs, inputs) = ((int)Shape[0], (int)Shape[1]);
        T[] chunk = Chunk();
        for (int j = 0; j < outputs; j += chunk.Length / inputs)
        {
            int rows = Math.Min(chunk.Length / inputs, outputs - j);
            for (int k = 0; k < inputs; k++)
                for (int r = 0; r < rows; r++)
                    chunk[r * inputs + k] = w[k * outputs + j + r];
            LittleEndian.Write<T>(stream, chunk.AsSpan(0, rows * inputs));
        }
    }

    public void Read(SafetensorsReader file, TensorEntry entry)
    {
        if (!transposed)
        {
            file.Read(entry, 0, values.Span);
            return;
        }
        Span<T> w = values.Span;
        var (outputs, inputs) = ((int)Shape[0], (int)Shape[1]);
        T[] chunk = Chunk();
        for (int j = 0; j < outputs; j += chunk.Length / inputs)
        {
            int rows = Math.Min(chunk.Length / inputs, outputs - j);
            file.Read(entry, (long)j * inputs, chunk.AsSpan(0, rows * inputs));
            for (int k = 0; k < inputs; k++)
                for (int r = 0; r < rows; r++)
                    w[k * outputs + j + r] = chunk[r * inputs + k];
        }
    }

    // Whole rows of the file, about so many values as stay in a cache.
    private T[] Chunk() => new T[Math.Clamp(ChunkLength / Shape[1], 1, Shape[0]) * Shape[1]];
}
