using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// The macro-kernel, one for all three products: c[rows × columns] = start + a·b. Blocks of rows, in them strips of columns, in
/// them blocks of depth, so that what the tiles read stays in the caches; each sum is one chain over the ascending depth.
/// </summary>
/// <remarks>After Goto, van de Geijn 2008, "Anatomy of high-performance matrix multiplication".</remarks>
internal unsafe struct Product<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public TileArguments<T> Whole;      // Columns, Depth, pointers and strides of the whole product, a and b as they lie; PanelStrideB is set here
    public int Rows;
    public bool TransposesB;            // B is [columns × depth]
    public T* EndOfA;                   // nothing from here on is read

    private readonly bool ReadsAByColumns => Whole.DepthStrideA > Whole.RowStrideA;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining), SkipLocalsInit]
    public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
    {
        bool packsB = TransposesB || TileSize.IsWorthPacking<TLane, T>(Rows, Whole.Columns, Whole.Depth, Whole.DepthStrideB);
        bool packsA = ReadsAByColumns && Whole.Columns > TileSize.Width<TLane, T>();
        AlignedBuffer<T>? space = packsB ? PackingSpace<T>.Pool.Rent() : null;
        T* edge = stackalloc T[TileEdge.Size<TLane, T>() + AlignedBuffer<T>.Boundary / sizeof(T)];
        T* packedA = stackalloc T[packsA ? TileSize.MaxDepthByColumns * PanelStride<TLane>() + AlignedBuffer<T>.Boundary / sizeof(T) : 0];
        TileArguments<T> t = Whole;
        t.Edge = AlignedBuffer<T>.Align(edge);
        t.PanelStrideB = TileSize.Width<TLane, T>();
        t.Overlaps = !packsB;
        int maxDepth = MaxDepth(packsB), maxColumns = MaxColumns<TLane>(maxDepth, packsB);
        var panels = new RowPanels(Rows, TileSize.MaxRows<TLane, T>());
        for (int panel = 0; panel < panels.Count; panel += TileSize.RowPanels)
        {
            for (int column = 0; column < Whole.Columns; column += maxColumns)
            {
                t.Columns = Math.Min(maxColumns, Whole.Columns - column);
                int k = 0;
                do
                {
                    t.Depth = Math.Min(maxDepth, Whole.Depth - k);
                    t.Scales = Whole.Scales && k + t.Depth == Whole.Depth;
                    if (packsB)
                        PackB<TLane>(ref t, space!.Pointer, column, k);
                    else
                        t.B = Whole.B + k * Whole.DepthStrideB + column;
                    Block<TLane>(t, panels.Slice(panel, TileSize.RowPanels), column, k, packsA ? AlignedBuffer<T>.Align(packedA) : null);
                    k += t.Depth;
                }
                while (k < Whole.Depth);
            }
        }
        if (space != null)
            PackingSpace<T>.Pool.Return(space);
    }

    // Blocks about equal, of whole vectors: 784 are 3 × 208 + 160, not 3 × 256 + 16.
    private readonly int MaxDepth(bool packsB)
    {
        int max = ReadsAByColumns ? TileSize.MaxDepthByColumns : packsB ? TileSize.MaxDepth : TileSize.Depth(Whole.DepthStrideB * sizeof(T));
        int blocks = (Whole.Depth + max - 1) / max, even = (Whole.Depth + blocks - 1) / Math.Max(blocks, 1);
        return Math.Clamp((even + 15) / 16 * 16, 1, max);
    }

    private readonly int MaxColumns<TLane>(int depth, bool packsB) where TLane : unmanaged, ILane<TLane, T>
    {
        int width = TileSize.Width<TLane, T>();
        int bytes = TransposesB && (long)Rows * Whole.Depth * sizeof(T) <= TileSize.BytesOfAThatStay ? TileSize.BytesTransposed : TileSize.BlockBytes;
        return Math.Max(1, bytes / sizeof(T) / depth / width) * width;
    }

    // From one k of a packed panel of a to the next.
    private static int PanelStride<TLane>() where TLane : unmanaged, ILane<TLane, T> => (TileSize.MaxRows<TLane, T>() + TLane.Count - 1) / TLane.Count * TLane.Count;

    private readonly void PackB<TLane>(ref TileArguments<T> t, T* packed, int column, int k) where TLane : unmanaged, ILane<TLane, T>
    {
        t.B = packed;
        t.DepthStrideB = TileSize.Width<TLane, T>();
        t.PanelStrideB = t.Depth * t.DepthStrideB;
        if (TransposesB)
            Packing<TLane, T>.Transpose(Whole.B + (nint)column * Whole.Depth + k, Whole.Depth, Whole.Columns - column, packed, t.Columns, t.Depth);
        else
            Packing<TLane, T>.CopyRows(Whole.B + k * Whole.DepthStrideB + column, Whole.DepthStrideB, packed, t.Columns, t.Depth);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Block<TLane>(TileArguments<T> t, RowPanels panels, int column, int k, T* packedA) where TLane : unmanaged, ILane<TLane, T>
    {
        int columns = t.Columns, width = TileSize.Width<TLane, T>(), full = columns / width * width, rest = columns - full;
        if (rest > TLane.Count)
            (full, rest) = (columns, 0);
        T* a = Whole.A + k * Whole.DepthStrideA, b = t.B;
        if (k > 0)
            t.RowStrideStart = t.RowStrideC;
        for (int i = 0; i < panels.Count; i++)
        {
            int row = panels.Row(i), rows = panels.Height(i);
            t.A = a + row * Whole.RowStrideA;
            t.Next = t.A;
            if (packedA != null)
            {
                Packing<TLane, T>.CopyColumns(t.A, Whole.DepthStrideA, EndOfA, packedA, PanelStride<TLane>(), rows, t.Depth);
                // The last value of the next panel: what stands before it came with this one. A quarter of the time went into waiting for it.
                t.Next = i + 1 < panels.Count ? t.A + 2 * rows - 1 : a + panels.Row(0) + t.Depth * Whole.DepthStrideA;
                t.NextStride = Whole.DepthStrideA;
                t.A = packedA;
                t.RowStrideA = 1;
                t.DepthStrideA = PanelStride<TLane>();
            }
            t.B = b;
            t.C = Whole.C + row * Whole.RowStrideC + column;
            t.Start = k > 0 ? t.C : Whole.Start == null ? null : Whole.Start + row * Whole.RowStrideStart + column;
            t.Columns = full;
            if (full > 0)
                Tiles<TLane, Constant2>(rows, in t);
            if (rest > 0)
            {
                t.B += full / width * t.PanelStrideB;
                t.C += full;
                if (t.Start != null)
                    t.Start += full;
                t.Columns = rest;
                Tiles<TLane, Constant1>(rows, in t);
            }
        }
    }

    private static void Tiles<TLane, TColumns>(int rows, in TileArguments<T> t)
        where TLane : unmanaged, ILane<TLane, T>
        where TColumns : unmanaged, IConstant
    {
        if (TLane.Count * sizeof(T) == 64 && rows > 6)
        {
            switch (rows)
            {
                case 7: Tile<TLane, T, Constant7, TColumns>.Run(in t); break;
                case 8: Tile<TLane, T, Constant8, TColumns>.Run(in t); break;
                case 9: Tile<TLane, T, Constant9, TColumns>.Run(in t); break;
                case 10: Tile<TLane, T, Constant10, TColumns>.Run(in t); break;
                case 11: Tile<TLane, T, Constant11, TColumns>.Run(in t); break;
                default: Tile<TLane, T, Constant12, TColumns>.Run(in t); break;
            }
            return;
        }
        switch (rows)
        {
            case 1: Tile<TLane, T, Constant1, TColumns>.Run(in t); break;
            case 2: Tile<TLane, T, Constant2, TColumns>.Run(in t); break;
            case 3: Tile<TLane, T, Constant3, TColumns>.Run(in t); break;
            case 4: Tile<TLane, T, Constant4, TColumns>.Run(in t); break;
            case 5: Tile<TLane, T, Constant5, TColumns>.Run(in t); break;
            default: Tile<TLane, T, Constant6, TColumns>.Run(in t); break;
        }
    }
}
