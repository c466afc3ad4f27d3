using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>Rearranges blocks of a and b as the micro-kernel reads them: panels one tile high or wide, in each one k after the other.</summary>
internal static unsafe class Packing<TLane, T>
    where TLane : unmanaged, ILane<TLane, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static int Width => TileSize.Width<TLane, T>();

    /// <summary>packed[panel, k, j] = b[k, j]. Whole vectors, beyond the last column too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CopyRows(T* b, nint stride, T* packed, int columns, int depth)
    {
        nint panel = (nint)depth * Width;
        for (int k = 0; k < depth; k++, b += stride, packed += Width)
        {
            T* target = packed;
            for (int j = 0; j < columns; j += Width, target += panel)
            {
                TLane.Store(TLane.Load(b + j), target);
                TLane.Store(TLane.Load(b + j + TLane.Count), target + TLane.Count);
            }
        }
    }

    /// <summary>packed[panel, k, j] = w[j, k]. Rows of w from <paramref name="rows"/> on do not exist.</summary>
    public static void Transpose(T* w, nint stride, int rows, T* packed, int columns, int depth)
    {
        for (int j = 0; j < columns; j += Width)
            Transpose<TLane, T>.Run(w + j * stride, stride, rows - j, packed + (nint)j * depth, Width, depth);
    }

    /// <summary>packed[k, i] = a[k, i]: <paramref name="rows"/> neighbours of each k; nothing from end on is read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CopyColumns(T* a, nint depthStride, T* end, T* packed, int stride, int rows, int depth)
    {
        for (int k = 0; k < depth; k++, a += depthStride, packed += stride)
        {
            for (int i = 0; i < rows; i += TLane.Count)
            {
                TLane x = a + i + TLane.Count <= end ? TLane.Load(a + i) : TLane.LoadFirst(a + i, Math.Min(TLane.Count, rows - i));
                TLane.Store(x, packed + i);
            }
        }
    }
}

/// <summary>Memory for a packed block of b, borrowed for one product: on the stack of some threads there is not enough.</summary>
internal static unsafe class PackingSpace<T> where T : unmanaged
{
    public static readonly Pool<AlignedBuffer<T>> Pool = new(() => new(TileSize.BlockBytes / sizeof(T)));
}
