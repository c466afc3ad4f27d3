using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// Carries rows that are not whole vectors to and from memory where they are, so that tiles read and write nothing else. (A
/// masked way beside each of a tile's loads and stores took the JIT as long as all the rest of it.)
/// </summary>
internal static unsafe class TileEdge
{
    /// <summary>The most values of a tile.</summary>
    public static int Size<TLane, T>() where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TileSize.MaxRows<TLane, T>() * TileSize.Vectors * TLane.Count;

    /// <summary>edge[r, j] = rows[r, j] for j below columns; what follows in the last vector is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void In<TLane, T>(T* rows, nint stride, T* edge, nint edgeStride, int count, int columns)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int whole = columns / TLane.Count * TLane.Count;
        for (; count > 0; count--, rows += stride, edge += edgeStride)
        {
            for (int j = 0; j < whole; j += TLane.Count)
                TLane.Store(TLane.Load(rows + j), edge + j);
            if (whole < columns)
                TLane.Store(TLane.LoadFirst(rows + whole, columns - whole), edge + whole);
        }
    }

    /// <summary>rows[r, j] = edge[r, j] for j below columns; nothing else is changed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Out<TLane, T>(T* edge, nint edgeStride, T* rows, nint stride, int count, int columns)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int whole = columns / TLane.Count * TLane.Count;
        for (; count > 0; count--, rows += stride, edge += edgeStride)
        {
            for (int j = 0; j < whole; j += TLane.Count)
                TLane.Store(TLane.Load(edge + j), rows + j);
            if (whole < columns)
                TLane.StoreFirst(TLane.Load(edge + whole), rows + whole, columns - whole);
        }
    }
}
