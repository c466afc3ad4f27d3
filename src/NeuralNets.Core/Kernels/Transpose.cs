using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>Transposes rows of a matrix into one panel of <see cref="Packing"/>.</summary>
internal static unsafe class Transpose
{
    /// <summary>
    /// panel[j, i] = w[i, j] for j below depth and i below width. Rows of w from `rows` on do not exist: they are not read, and
    /// what stands for them is undefined.
    /// </summary>
    public static void Run<T>(T* w, nint stride, int rows, T* panel, int width, int depth) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Lanes.Bits >= 256)
            Transpose<Lane256<T>, T>.Run(w, stride, rows, panel, width, depth);
        else if (Lanes.Bits == 128)
            Transpose<Lane128<T>, T>.Run(w, stride, rows, panel, width, depth);
        else
            Transpose<Lane1<T>, T>.Run(w, stride, rows, panel, width, depth);
    }
}

/// <summary>
/// A vector of the result is put together from pieces of 128 bits, one of every so manieth row, so that only small squares
/// inside 128 bits are left to transpose: 4 × 4 floats or 2 × 2 doubles, at every width of vectors.
/// </summary>
internal static unsafe class Transpose<TLane, T>
    where TLane : unmanaged, ILane<TLane, T>, ITransposable<TLane, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization), SkipLocalsInit]
    public static void Run(T* w, nint stride, int rows, T* panel, int width, int depth)
    {
        const int block = 128;      // columns of w that a block of rows is read over: long runs, still in the first-level cache
        int piece = Math.Min(16 / sizeof(T), TLane.Count);
        nint* offsets = stackalloc nint[width];
        for (int i = 0; i < width; i++)
            offsets[i] = Math.Min(i, rows - 1) * stride;
        for (int from = 0; from < depth; from += block)
        {
            int to = Math.Min(from + block, depth);
            for (int i = 0; i < width; i += TLane.Count)
            {
                nint* o = offsets + i;
                T* target = panel + (nint)from * width + i;
                for (int j = from; j < to; j += piece, target += piece * width)
                {
                    T* source = w + j;
                    TLane x0 = TLane.LoadPieces(source, o);
                    if (piece == 1)
                    {
                        TLane.Store(x0, target);
                        continue;
                    }
                    TLane x1 = TLane.LoadPieces(source, o + 1);
                    if (piece == 2)
                    {
                        Round(x0, x1, target, width, depth - j);
                        continue;
                    }
                    TLane x2 = TLane.LoadPieces(source, o + 2), x3 = TLane.LoadPieces(source, o + 3);
                    Round(TLane.InterleaveLow(x0, x2), TLane.InterleaveLow(x1, x3), target, width, depth - j);
                    Round(TLane.InterleaveHigh(x0, x2), TLane.InterleaveHigh(x1, x3), target + 2 * width, width, depth - j - 2);
                }
            }
        }
    }

    // Only the first `count` rows are stored.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(TLane x0, TLane x1, T* target, nint stride, int count)
    {
        if (count > 0)
            TLane.Store(TLane.InterleaveLow(x0, x1), target);
        if (count > 1)
            TLane.Store(TLane.InterleaveHigh(x0, x1), target + stride);
    }
}
