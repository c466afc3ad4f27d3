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
        TileSize.MaxRows<TLane, T>() * TileSize.Width<TLane, T>();

    /// <summary>edge[r, j] = rows[r, j] for j below columns; what follows in the last vector is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void In<TLane, T>(T* rows, nint stride, T* edge, nint edgeStride, int count, int columns)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (; count > 0; count--, rows += stride, edge += edgeStride)
        {
            for (int j = 0; j < columns; j += TLane.Count)
                TLane.Store(Part.Load<TLane, T>(rows + j, columns - j), edge + j);
        }
    }

    /// <summary>rows[r, j] = edge[r, j] for j below columns; nothing else is changed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Out<TLane, T>(T* edge, nint edgeStride, T* rows, nint stride, int count, int columns)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (; count > 0; count--, rows += stride, edge += edgeStride)
        {
            for (int j = 0; j < columns; j += TLane.Count)
                Part.Store(TLane.Load(edge + j), rows + j, columns - j);
        }
    }
}
