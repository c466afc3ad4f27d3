using System.Buffers.Binary;
using System.Runtime.InteropServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public sealed partial class Gradient<T>
{
    private const ulong Magic = 0x3144415247_4E4E;   // "NNGRAD1", little-endian
    private const int HeaderLength = 48;
    private const int NodeHeaderLength = 16;

    // Complete subtrees of an interval of at most 2⁶³ rows: two of each size, and the open block.
    private const int MostNodes = 128;

    /// <summary>Writes the partial sums, for another machine to load and merge.</summary>
    /// <remarks>
    /// Little-endian: magic, size of T, parameters, Step, first row, rows, number of nodes; then for each node its level,
    /// index, cost and values.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The gradient is complete.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ThrowIfComplete(nameof(Save));
        Span<byte> header = stackalloc byte[HeaderLength];
        BinaryPrimitives.WriteUInt64LittleEndian(header, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], Marshal.SizeOf<T>());
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], Values.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(header[16..], Step);
        BinaryPrimitives.WriteInt64LittleEndian(header[24..], _firstRow);
        BinaryPrimitives.WriteInt64LittleEndian(header[32..], Rows);
        BinaryPrimitives.WriteInt64LittleEndian(header[40..], _tree.Count);
        stream.Write(header);
        Span<byte> nodeHeader = stackalloc byte[NodeHeaderLength];
        for (int i = 0; i < _tree.Count; i++)
        {
            BlockNode<Sum> node = _tree[i];
            BinaryPrimitives.WriteInt64LittleEndian(nodeHeader, node.Level);
            BinaryPrimitives.WriteInt64LittleEndian(nodeHeader[8..], node.Index);
            stream.Write(nodeHeader);
            LittleEndian.Write(stream, [node.Values.Cost]);
            LittleEndian.Write<T>(stream, node.Values.Values);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote, in place of what is here.</summary>
    /// <exception cref="InvalidDataException">Not such a file, of another precision or network, or cut short; nothing has changed.</exception>
    public void Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Span<byte> header = stackalloc byte[HeaderLength];
        ReadExactly(stream, header, "header");
        Expect(BinaryPrimitives.ReadUInt64LittleEndian(header) == Magic, "it does not begin as a saved gradient does");
        int size = BinaryPrimitives.ReadInt32LittleEndian(header[8..]), length = BinaryPrimitives.ReadInt32LittleEndian(header[12..]);
        Expect(size == Marshal.SizeOf<T>(), $"its values have {size} bytes, those of {typeof(T).Name} {Marshal.SizeOf<T>()}");
        Expect(length == Values.Length, $"it has {length} parameters, this network {Values.Length}");
        ulong step = BinaryPrimitives.ReadUInt64LittleEndian(header[16..]);
        long firstRow = BinaryPrimitives.ReadInt64LittleEndian(header[24..]), rows = BinaryPrimitives.ReadInt64LittleEndian(header[32..]);
        long count = BinaryPrimitives.ReadInt64LittleEndian(header[40..]);
        Expect(firstRow >= 0 && firstRow % RowBlock.Size == 0 && rows >= 0 && rows <= long.MaxValue - firstRow, $"rows {firstRow} + {rows} are impossible");
        Expect(count is >= 0 and <= MostNodes, $"{count} partial sums are impossible");

        var nodes = new List<BlockNode<Sum>>();
        long block = firstRow / RowBlock.Size, end = block + (rows + RowBlock.Size - 1) / RowBlock.Size, complete = block + rows / RowBlock.Size;
        Span<byte> nodeHeader = stackalloc byte[NodeHeaderLength];
        for (int i = 0; i < count; i++)
        {
            ReadExactly(stream, nodeHeader, $"partial sum {i}");
            long level = BinaryPrimitives.ReadInt64LittleEndian(nodeHeader), index = BinaryPrimitives.ReadInt64LittleEndian(nodeHeader[8..]);
            Expect(level is >= 0 and < 54 && index >= 0 && index == block >> (int)level && block == index << (int)level && block + (1L << (int)level) <= (level == 0 ? end : complete), $"partial sum {i} (level {level}, index {index}) does not belong at block {block}");
            var sum = new Sum(Values.Length);
            Span<T> cost = [T.Zero];
            Expect(LittleEndian.TryRead(stream, cost) && LittleEndian.TryRead(stream, sum.Values), $"it ends within partial sum {i}");
            sum.Cost = cost[0];
            nodes.Add(new BlockNode<Sum> { Level = (int)level, Index = index, Values = sum });
            block += 1L << (int)level;
        }
        Expect(block == end, $"its partial sums end at block {block}, its rows at block {end}");

        Clear(step, firstRow);
        nodes.ForEach(_tree.Append);
        Rows = rows;
    }

    private static void ReadExactly(Stream stream, Span<byte> bytes, string what) =>
        Expect(stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length, $"it ends within its {what}");

    private static void Expect(bool condition, string problem)
    {
        if (!condition)
            throw new InvalidDataException($"The stream holds no gradient for this network: {problem}.");
    }
}
