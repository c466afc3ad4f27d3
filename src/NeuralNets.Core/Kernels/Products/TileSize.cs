using System.Runtime.InteropServices;

namespace NeuralNets.Kernels;

/// <summary>
/// How products are cut. Measured on Zen 5 and on an Intel Xeon (Sapphire Rapids); every choice gives the same bits, since saving
/// an accumulator and loading it again is exact.
/// </summary>
internal static unsafe class TileSize
{
    /// <summary>Vectors a tile is wide: two loads of b feed twice as many multiply-adds as rows.</summary>
    public const int Vectors = 2;

    /// <summary>Columns of a tile.</summary>
    public static int Width<TLane, T>() where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> => Vectors * TLane.Count;

    /// <summary>
    /// Depth of a block: 12 rows × 256 floats of a are 12 KB, which stay in the first-level cache while b streams past.
    /// </summary>
    public const int MaxDepth = 256;

    /// <summary>Depth of a block of a read by columns, each k of which is nearly a page of its own: 64 to 128 were best, 256 up to 1.3 times as slow.</summary>
    public const int MaxDepthByColumns = 64;

    /// <summary>
    /// Bytes of b, as it lies, that a block may go over: 24 pages of memory. The processor fetches ahead in 32 streams, one for a page
    /// and direction (Intel, "64 and IA-32 Architectures Optimization Reference Manual", streamer of the
    /// second-level cache). Floats on such a Xeon, against 48 k always: 10 × 1024 × 1024 1.13 times as fast, 32 × 784 × 2048 1.04 to
    /// 1.6 by the hour, 2 × 2048 × 2048 1.2. It is not the TLB: with pages of 2 MB blocks of 256 were as slow.
    /// </summary>
    public const int BytesFetchedAhead = 24 * 4096;

    /// <summary>
    /// Depth of a block of b as it lies, whose k are so many bytes apart. It may be deeper than <see cref="MaxDepth"/> where b is
    /// narrow: then a is read once, and each block more would pass c through the scratch tile.
    /// </summary>
    public static int Depth(nint stride) => (int)Math.Max(BytesFetchedAhead / Math.Max(stride, 1), 16);

    /// <summary>
    /// From so many rows on, copying b into tile order takes less time than it saves (floats, Intel Xeon: 32 × 784 × 128 0.95 times as
    /// fast packed, 48 × 784 × 512 1.13, 192 × 784 × 512 1.16; with AVX2 1.12).
    /// </summary>
    public const int RowsWorthPacking = 48;

    /// <summary>
    /// From one k of b to the next; up to here, and if tiles then read whole cache lines, copying b gains nothing (floats, Intel
    /// Xeon: 48 × 784 × 128 forward 0.85 times as fast packed, its weight gradient 0.93).
    /// </summary>
    public const int MostBytesAsTheyLie = 1024;

    /// <summary>Whether to copy b, whose k lie stride values apart.</summary>
    public static bool IsWorthPacking<TLane, T>(int rows, int columns, int depth, nint stride)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nint bytes = stride * sizeof(T);
        bool liesWell = bytes <= MostBytesAsTheyLie && bytes % AlignedBuffer<T>.Boundary == 0;
        return rows >= RowsWorthPacking && columns > Width<TLane, T>() && depth * bytes > BytesFetchedAhead && !liesWell;
    }

    /// <summary>
    /// Bytes of a up to which b is transposed a panel or a few at a time; beyond, all of a would come from further than the
    /// second-level cache for each of them.
    /// </summary>
    public const int BytesOfAThatStay = 768 * 1024;

    /// <summary>
    /// Bytes of such panels, which then stay in the first-level cache while all rows pass over them: 10 × 784 × 128 backward 1.13 times
    /// as fast as with 64 KB, 10 × 784 × 30 as with 4 KB.
    /// </summary>
    public const int BytesTransposed = 16 * 1024;

    /// <summary>Row panels of a block (768 rows of 12): packing b for each costs 1 in 768.</summary>
    public const int RowPanels = 64;

    /// <summary>Bytes of a block of b: half of a second-level cache of 1 MB.</summary>
    public const int BlockBytes = 512 * 1024;

    /// <summary>
    /// Squares below one another that a single row's backward product takes in turn: two chains hide each other's latency
    /// (784 × 128: 75 GB/s, one alone 57); from main memory the streams of so many rows hinder each other (4096 × 4096: 20, one 29).
    /// </summary>
    public static int SquaresBackward(long bytes) => bytes <= 8 << 20 ? 2 : 1;

    /// <summary>Rows of a tile: 12·2 sums, 2 of b and 1 of a fit into 32 registers, 6·2 + 3 into 16.</summary>
    public static int MaxRows<TLane, T>() where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TLane.Count * sizeof(T) == 64 ? 12 : 6;
}

/// <summary>
/// A number as a type, so that each tile compiles with its size as a constant: the size of the type in bytes. The JIT knows it
/// when it reads a branch, and never reads the other one; a static member it would know only after inlining, and the smallest
/// tile then took as long to compile as the largest (12 ms; six of them before the first step).
/// </summary>
internal interface IConstant;

[StructLayout(LayoutKind.Sequential, Size = 1)] internal readonly struct Constant1 : IConstant;
[StructLayout(LayoutKind.Sequential, Size = 2)] internal readonly struct Constant2 : IConstant;
[StructLayout(LayoutKind.Sequential, Size = 3)] internal readonly struct Constant3 : IConstant;
[StructLayout(LayoutKind.Sequential, Size = 4)] internal readonly struct Constant4 : IConstant;
[StructLayout(LayoutKind.Sequential, Size = 5)] internal readonly struct Constant5 : IConstant;
[StructLayout(LayoutKind.Sequential, Size = 6)] internal readonly struct Constant6 : IConstant;
[StructLayout(LayoutKind.Sequential, Size = 7)] internal readonly struct Constant7 : IConstant;
[StructLayout(LayoutKind.Sequential, Size = 8)] internal readonly struct Constant8 : IConstant;
[StructLayout(LayoutKind.Sequential, Size = 9)] internal readonly struct Constant9 : IConstant;
[StructLayout(LayoutKind.Sequential, Size = 10)] internal readonly struct Constant10 : IConstant;
[StructLayout(LayoutKind.Sequential, Size = 11)] internal readonly struct Constant11 : IConstant;
[StructLayout(LayoutKind.Sequential, Size = 12)] internal readonly struct Constant12 : IConstant;
