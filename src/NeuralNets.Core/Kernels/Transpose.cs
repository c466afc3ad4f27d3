using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>Transposes rows of a matrix into one panel of <see cref="Packing"/>.</summary>
internal static unsafe class Transpose<TLane, T>
    where TLane : unmanaged, ILane<TLane, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// panel[j, i] = w[i, j] for j below depth and every i of the panel. Rows of w from `rows` on do not exist: they are not
    /// read, and what stands for them is undefined.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization), SkipLocalsInit]
    public static void Run(T* w, nint stride, int rows, T* panel, int depth)
    {
        T* square = stackalloc T[TLane.Count * TLane.Count];
        for (int j = 0; j < depth; j += TLane.Count)
        {
            for (int v = 0; v < TileSize.Vectors; v++)
            {
                int i = v * TLane.Count;
                Square(w + j, stride, i, rows - 1, square, panel + (nint)j * TileSize.Vectors * TLane.Count + i, depth - j);
            }
        }
    }

    // Count × Count values. A round interleaves row i with row i + Count/2 into the rows 2i and 2i + 1: it rotates the bits of
    // the index (row, column) by one place, so that after log2(Count) rounds rows and columns have changed places. Two rounds
    // are done at a time in registers; 8 and 16 rows pass through memory once in between.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Square(T* w, nint stride, int row, int last, T* square, T* target, int depth)
    {
        int count = TLane.Count, quarter = count / 4, targetStride = TileSize.Vectors * count;
        if (count == 1)
            *target = w[Math.Min(row, last) * stride];
        else if (count == 2)
            Round(Row(w, stride, row, last), Row(w, stride, row + 1, last), target, targetStride, depth);
        for (int i = 0; i < quarter; i++)
        {
            TLane x0 = Row(w, stride, row + i, last), x1 = Row(w, stride, row + i + quarter, last);
            TLane x2 = Row(w, stride, row + i + 2 * quarter, last), x3 = Row(w, stride, row + i + 3 * quarter, last);
            if (count == 4)
                TwoRounds(x0, x1, x2, x3, target, targetStride, depth);
            else
                TwoRounds(x0, x1, x2, x3, square + 4 * i * count, count, 4);
        }
        for (int i = 0; i < 4 && count == 8; i++)
            Round(TLane.Load(square + i * count), TLane.Load(square + (i + 4) * count), target + 2 * i * targetStride, targetStride, depth - 2 * i);
        for (int i = 0; i < 4 && count == 16; i++)
        {
            TLane x0 = TLane.Load(square + i * count), x1 = TLane.Load(square + (i + 4) * count);
            TLane x2 = TLane.Load(square + (i + 8) * count), x3 = TLane.Load(square + (i + 12) * count);
            TwoRounds(x0, x1, x2, x3, target + 4 * i * targetStride, targetStride, depth - 4 * i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Row(T* w, nint stride, int row, int last) => TLane.Load(w + Math.Min(row, last) * stride);

    // Only the first `count` rows are stored.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(TLane x0, TLane x1, T* target, nint stride, int count)
    {
        if (count > 0)
            TLane.Store(TLane.InterleaveLow(x0, x1), target);
        if (count > 1)
            TLane.Store(TLane.InterleaveHigh(x0, x1), target + stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TwoRounds(TLane x0, TLane x1, TLane x2, TLane x3, T* target, nint stride, int count)
    {
        Round(TLane.InterleaveLow(x0, x2), TLane.InterleaveLow(x1, x3), target, stride, count);
        Round(TLane.InterleaveHigh(x0, x2), TLane.InterleaveHigh(x1, x3), target + 2 * stride, stride, count - 2);
    }
}
