using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>Transposes rows of a matrix into one panel of <see cref="Packing"/>.</summary>
internal static unsafe class Transpose
{
    /// <summary>
    /// panel[j, i] = w[i, j] for j below depth and i below width, a multiple of the vector's length. Rows of w from `rows` on do
    /// not exist: they are not read, and what stands for them is undefined. Rows are read in whole vectors, beyond their end too.
    /// </summary>
    public static void Run<T>(T* w, nint stride, int rows, T* panel, int width, int depth) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (Lanes.Bits)
        {
            case 512: Transpose<Lane512<T>, T>.Run(w, stride, rows, panel, width, depth); break;
            case 256: Transpose<Lane256<T>, T>.Run(w, stride, rows, panel, width, depth); break;
            case 128: Transpose<Lane128<T>, T>.Run(w, stride, rows, panel, width, depth); break;
            default: Transpose<Lane1<T>, T>.Run(w, stride, rows, panel, width, depth); break;
        }
    }
}

/// <summary>
/// Squares as wide as a vector: first squares as wide as a piece of 128 bits (4 × 4 floats, 2 × 2 doubles), several side by
/// side, then whole pieces change places. Each cache line of w is read once, however its rows share the sets of the cache.
/// </summary>
internal static unsafe class Transpose<TLane, T>
    where TLane : unmanaged, ILane<TLane, T>, ITransposable<TLane>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization), SkipLocalsInit]
    public static void Run(T* w, nint stride, int rows, T* panel, int width, int depth)
    {
        int piece = Math.Min(16 / sizeof(T), TLane.Count), pieces = TLane.Count / piece;
        TLane* square = stackalloc TLane[TLane.Count];      // [column in a piece][piece of rows]
        for (int i = 0; i < width; i += TLane.Count)
        {
            for (int j = 0; j < depth; j += TLane.Count)
            {
                for (int p = 0; p < pieces; p++)
                    Squares(w + j, stride, i + p * piece, rows, square + p, pieces);
                T* target = panel + (nint)j * width + i;
                for (int t = 0, left = depth - j; t < piece && left > 0; t++, left--, target += width)
                    Pieces(square + t * pieces, target, piece * width, piece, left);
            }
        }
    }

    // Some rows of w, as many as a piece is long: in each piece, columns become rows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Squares(T* w, nint stride, int row, int rows, TLane* square, int pieces)
    {
        int last = rows - 1;
        TLane x0 = TLane.Load(w + Math.Min(row, last) * stride);
        if (TLane.Count == 1)
        {
            square[0] = x0;
            return;
        }
        TLane x1 = TLane.Load(w + Math.Min(row + 1, last) * stride);
        if (sizeof(T) == 8)
        {
            square[0] = TLane.InterleaveLow(x0, x1);
            square[pieces] = TLane.InterleaveHigh(x0, x1);
            return;
        }
        TLane x2 = TLane.Load(w + Math.Min(row + 2, last) * stride), x3 = TLane.Load(w + Math.Min(row + 3, last) * stride);
        TLane even = TLane.InterleaveLow(x0, x2), odd = TLane.InterleaveLow(x1, x3);
        square[0] = TLane.InterleaveLow(even, odd);
        square[pieces] = TLane.InterleaveHigh(even, odd);
        (even, odd) = (TLane.InterleaveHigh(x0, x2), TLane.InterleaveHigh(x1, x3));
        square[2 * pieces] = TLane.InterleaveLow(even, odd);
        square[3 * pieces] = TLane.InterleaveHigh(even, odd);
    }

    // One column of every piece: of the first piece of columns, of the second, … Only columns below `left` are stored.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pieces(TLane* s, T* target, nint stride, int piece, int left)
    {
        if (TLane.Count == piece)
        {
            TLane.Store(s[0], target);
            return;
        }
        TLane lower = TLane.LowerPieces(s[0], s[1]), upper = TLane.UpperPieces(s[0], s[1]);
        if (TLane.Count == 2 * piece)
        {
            TLane.Store(lower, target);
            if (left > piece)
                TLane.Store(upper, target + stride);
            return;
        }
        TLane lower2 = TLane.LowerPieces(s[2], s[3]), upper2 = TLane.UpperPieces(s[2], s[3]);
        TLane.Store(TLane.EvenPieces(lower, lower2), target);
        if (left > piece)
            TLane.Store(TLane.OddPieces(lower, lower2), target + stride);
        if (left > 2 * piece)
            TLane.Store(TLane.EvenPieces(upper, upper2), target + 2 * stride);
        if (left > 3 * piece)
            TLane.Store(TLane.OddPieces(upper, upper2), target + 3 * stride);
    }
}
