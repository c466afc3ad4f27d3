using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// A product whose b is rearranged on the way as the micro-kernel reads it: panels one tile wide, in each one tile row after the
/// other. A few panels of one block of depth at a time, which stay in the cache while all rows of c pass over them.
/// </summary>
/// <remarks>
/// Measured on an Intel Xeon, 96 and 192 rows, against packing the whole of w beforehand for all parts of rows, as this library did:
/// from 7 % behind to 18 % ahead, packing not counted, and nothing waits until all is packed. It is further behind only on the
/// way back through 10 or 30 outputs, where there is next to nothing to multiply.
/// </remarks>
internal unsafe struct PackedProduct<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public Product<T> Whole;    // its b as it lies: [depth × columns], or [columns × depth] to be transposed
    public bool Transposes;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining), SkipLocalsInit]
    public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
    {
        T* b = Whole.Whole.B;
        int columns = Whole.Whole.Columns, depth = Whole.Whole.Depth, width = TileSize.Vectors * TLane.Count;
        int maxDepth = Math.Min(Whole.Rows <= TileSize.FewRows ? TileSize.FewRowsDepthBackward : TileSize.MaxDepth, depth);
        int maxColumns = (Transposes ? TileSize.PanelsTransposed : TileSize.PanelsCopied) * width;
        T* memory = stackalloc T[maxDepth * maxColumns + AlignedBuffer<T>.Boundary / sizeof(T)], panels = AlignedBuffer<T>.Align(memory);
        for (int column = 0; column < columns && Whole.Rows > 0; column += maxColumns)
        {
            Product<T> part = Whole;
            part.Whole.B = panels;
            part.Whole.DepthStrideB = width;
            part.Whole.C += column;
            part.Whole.Columns = Math.Min(maxColumns, columns - column);
            if (part.Whole.Start != null)
                part.Whole.Start += column;
            int k = 0;
            do
            {
                int d = Math.Min(maxDepth, depth - k);
                for (int i = 0; i < part.Whole.Columns; i += width)
                {
                    T* panel = panels + i * d;
                    if (Transposes)
                        Transpose<TLane, T>.Run(b + (nint)(column + i) * depth + k, depth, columns - column - i, panel, width, d);
                    else
                        Copy<TLane>(b + (nint)k * columns + column + i, columns, panel, d);
                }
                part.Whole.Depth = d;
                part.Whole.PanelStrideB = d * width;
                part.Run<TLane>();
                part.Whole.Start = part.Whole.C;
                part.Whole.RowStrideStart = part.Whole.RowStrideC;
                part.Whole.A += d;
                k += d;
            }
            while (k < depth);
        }
    }

    // Whole vectors, beyond the last column too.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy<TLane>(T* b, nint stride, T* panel, int depth) where TLane : unmanaged, ILane<TLane, T>
    {
        for (; depth > 0; depth--, b += stride, panel += TileSize.Vectors * TLane.Count)
        {
            TLane.Store(TLane.Load(b), panel);
            TLane.Store(TLane.Load(b + TLane.Count), panel + TLane.Count);
        }
    }
}
