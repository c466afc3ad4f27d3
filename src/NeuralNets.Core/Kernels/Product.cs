using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// The macro-kernel, one for all three products: c[rows × columns] = start + a·b, cut into blocks that fit the caches, each
/// sum one chain over the ascending depth.
/// </summary>
internal unsafe struct Product<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public TileArguments<T> Whole;      // Columns, Depth and pointers of the whole product
    public int Rows;
    public bool Sweeps;                 // few rows, and b as it lies: see TileSize.FewRowsDepth
    public bool PacksA;                 // copies each block of a into tile order: for columns of a that lie far apart
    public T* EndOfA;                   // nothing from here on is read

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
    {
        int maxRows = TileSize.MaxRows<TLane, T>(), width = TileSize.Vectors * TLane.Count;
        int maxDepth = TileSize.Depth((Whole.DepthStrideA + Whole.DepthStrideB) * sizeof(T));
        int maxColumns = TileSize.BlockBytes / sizeof(T) / maxDepth / width * width;
        if (Sweeps)
        {
            maxDepth = TileSize.FewRowsDepth;
            maxColumns = int.MaxValue - width;
        }
        // Panels of equal height: 32 rows are 11 + 11 + 10, not 12 + 12 + 8.
        int panels = (Rows + maxRows - 1) / maxRows;
        for (int block = 0; block < panels; block += TileSize.RowPanels)
        {
            int endPanel = Math.Min(block + TileSize.RowPanels, panels);
            for (int column = 0; column < Whole.Columns; column += maxColumns)
                Block<TLane>(block, endPanel, panels, column, Math.Min(maxColumns, Whole.Columns - column), maxDepth);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization), SkipLocalsInit]
    private readonly void Block<TLane>(int panel, int endPanel, int panels, int column, int columns, int maxDepth) where TLane : unmanaged, ILane<TLane, T>
    {
        int height = Rows / panels, higher = Rows % panels, width = TileSize.Vectors * TLane.Count;
        int packStride = (height + TLane.Count) / TLane.Count * TLane.Count;
        T* memory = stackalloc T[PacksA ? packStride * Math.Min(maxDepth, Whole.Depth) + AlignedBuffer<T>.Boundary / sizeof(T) : 0], packed = AlignedBuffer<T>.Align(memory);
        int full = columns / width * width, rest = columns - full;
        if (rest > TLane.Count)
            (full, rest) = (columns, 0);
        T* edge = stackalloc T[TileEdge.Size<TLane, T>() + AlignedBuffer<T>.Boundary / sizeof(T)];
        TileArguments<T> t = Whole;
        t.Edge = AlignedBuffer<T>.Align(edge);
        int depth = 0;
        do
        {
            t.Depth = Math.Min(maxDepth, Whole.Depth - depth);
            t.Scales = Whole.Scales && depth + t.Depth == Whole.Depth;
            for (int i = panel; i < endPanel; i++)
            {
                int row = i * height + Math.Min(i, higher), rows = i < higher ? height + 1 : height;
                t.A = Whole.A + row * Whole.RowStrideA + depth * Whole.DepthStrideA;
                t.Next = t.A;
                t.NextStride = 0;
                if (PacksA)
                {
                    // The last value of the next panel: what stands before it came with this one. A quarter of the time went into waiting for it.
                    T* nextBlock = Whole.A + panel * height + Math.Min(panel, higher) + (depth + t.Depth) * Whole.DepthStrideA;
                    t.Next = i + 1 < endPanel ? t.A + 2 * rows - 1 : nextBlock;
                    t.NextStride = Whole.DepthStrideA;
                    PackA<TLane>(t.A, packed, packStride, rows, t.Depth);
                    t.A = packed;
                    t.RowStrideA = 1;
                    t.DepthStrideA = packStride;
                }
                t.B = Whole.B + column / width * Whole.PanelStrideB + depth * Whole.DepthStrideB;
                t.C = Whole.C + row * Whole.RowStrideC + column;
                t.Start = Whole.Start == null ? null : Whole.Start + row * Whole.RowStrideStart + column;
                t.RowStrideStart = Whole.RowStrideStart;
                if (depth > 0)
                {
                    t.Start = t.C;
                    t.RowStrideStart = t.RowStrideC;
                }
                t.Columns = full;
                if (full > 0)
                    Tiles<TLane, Constant2>(rows, in t);
                if (rest > 0)
                {
                    t.B += full / width * Whole.PanelStrideB;
                    t.C += full;
                    if (t.Start != null)
                        t.Start += full;
                    t.Columns = rest;
                    Tiles<TLane, Constant1>(rows, in t);
                }
            }
            depth += t.Depth;
        }
        while (depth < Whole.Depth);
    }

    // packed[k, i] = a[k, i]: `rows` neighbours of each of `depth` rows of a.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void PackA<TLane>(T* a, T* packed, int stride, int rows, int depth) where TLane : unmanaged, ILane<TLane, T>
    {
        for (int k = 0; k < depth; k++, a += Whole.DepthStrideA, packed += stride)
        {
            for (int i = 0; i < rows; i += TLane.Count)
            {
                TLane x = a + i + TLane.Count <= EndOfA ? TLane.Load(a + i) : TLane.LoadFirst(a + i, Math.Min(TLane.Count, rows - i));
                TLane.Store(x, packed + i);
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
