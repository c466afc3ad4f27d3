using System.Runtime.InteropServices;

namespace NeuralNets.Kernels;

/// <summary>
/// How products are cut. Measured on Zen 5; every choice gives the same bits, since saving an accumulator and loading it again
/// is exact.
/// </summary>
internal static unsafe class TileSize
{
    /// <summary>Vectors a tile is wide: two loads of b feed twice as many multiply-adds as rows.</summary>
    public const int Vectors = 2;

    /// <summary>Columns of a tile at the current width of vectors.</summary>
    public static int Width<T>() where T : unmanaged => Vectors * Math.Max(1, Lanes.Bits / 8 / sizeof(T));

    /// <summary>
    /// Depth of a block: 12 rows × 256 floats of a are 12 KB, which stay in the first-level cache while b streams past.
    /// </summary>
    public const int MaxDepth = 256;

    /// <summary>Depth of a block of which each k lies on another page; see <see cref="Depth"/>.</summary>
    public const int MaxDepthAcrossPages = 48;

    /// <summary>
    /// Depth of a block whose a and b go on so many bytes from one k to the next. Two kilobytes or more, and each k of b as it
    /// lies, or of a by columns, is nearly a page of its own. The processor fetches ahead in some tens of pages at once, not in
    /// 256: on an Intel Xeon 48 made the weight gradient 1.1 to 1.6 times as fast, and 64 × 1024 × 1024 forward 1.3 times; where
    /// b lies in the second-level cache, 1.1. It is not the TLB: with pages of 2 MB the gain is the same.
    /// </summary>
    public static int Depth(nint step) => step < 2048 ? MaxDepth : MaxDepthAcrossPages;

    /// <summary>
    /// From so many rows on, packing w for them takes less time than it saves (floats, Intel Xeon: 32 × 784 × 128 0.95 times as
    /// fast packed, 48 × 784 × 512 1.13, 192 × 784 × 512 1.16; with AVX2 1.12).
    /// </summary>
    public const int RowsWorthPacking = 48;

    /// <summary>Panels packed at a time, 128 KB of 512-bit vectors: up to 8 % faster than 2. One alone takes too little from each page of w.</summary>
    public const int PanelsCopied = 4;

    /// <summary>The same where w is transposed, which goes along its rows: 2 were best of 1, 2 and 4.</summary>
    public const int PanelsTransposed = 2;

    /// <summary>Row panels of a block (192 rows of 12): its part of c stays in the second-level cache over all depth blocks.</summary>
    public const int RowPanels = 16;

    /// <summary>Bytes of a block of b: half of a second-level cache of 1 MB.</summary>
    public const int BlockBytes = 512 * 1024;

    /// <summary>Up to here a product is bound by reading b; see <see cref="FewRowsDepth"/>.</summary>
    public const int FewRows = 4;

    /// <summary>
    /// Depth of a block for few rows: b is swept a few whole rows at a time, in the order it lies in memory, and the short
    /// chains of neighbouring tiles overlap.
    /// </summary>
    public const int FewRowsDepth = 8;

    /// <summary>The same where b is transposed on the way.</summary>
    public const int FewRowsDepthBackward = 128;

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
