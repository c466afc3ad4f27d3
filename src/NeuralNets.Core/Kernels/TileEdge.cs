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

    /// <summary>target[r, j] = source[r, j].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Copy<TLane, T>(T* source, nint sourceStride, T* target, nint targetStride, int rows, int columns)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (; rows > 0; rows--, source += sourceStride, target += targetStride)
        {
            for (int j = 0; j < columns; j += TLane.Count)
            {
                int count = Math.Min(TLane.Count, columns - j);
                TLane.StoreFirst(TLane.LoadFirst(source + j, count), target + j, count);
            }
        }
    }
}
