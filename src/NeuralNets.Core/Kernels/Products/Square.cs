using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>What becomes of the columns of a <see cref="Square{TLane, T}"/>, one after the other.</summary>
internal interface IColumns<TLane>
{
    void Next(TLane column);
}

/// <summary>
/// A square of a matrix as wide as a vector, transposed in registers. Pieces of 128 bits first (4 × 4 floats, 2 × 2 doubles),
/// several side by side, then whole pieces change places: 64 shuffles for 16 × 16 floats.
/// </summary>
/// <remarks>
/// Branches ask for sizes of types, which the JIT knows when it reads them: with TLane.Count, or two of these bodies in one
/// method, it stops inlining half-way.
/// </remarks>
internal static unsafe class Square<TLane, T>
    where TLane : unmanaged, ILane<TLane, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Column 0, 1, … of the square at w, whose rows lie stride apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose<TColumns>(T* w, nint stride, ref TColumns columns) where TColumns : struct, IColumns<TLane>
    {
        if (sizeof(TLane) < 16)
        {
            columns.Next(TLane.Load(w));
            return;
        }
        int piece = 16 / sizeof(T);
        TLane b0 = default, b1 = default, b2 = default, b3 = default;
        TLane c0 = default, c1 = default, c2 = default, c3 = default;
        TLane d0 = default, d1 = default, d2 = default, d3 = default;
        Rows(w, stride, out TLane a0, out TLane a1, out TLane a2, out TLane a3);
        if (sizeof(TLane) > 16)
            Rows(w + piece * stride, stride, out b0, out b1, out b2, out b3);
        if (sizeof(TLane) > 32)
        {
            Rows(w + 2 * piece * stride, stride, out c0, out c1, out c2, out c3);
            Rows(w + 3 * piece * stride, stride, out d0, out d1, out d2, out d3);
        }
        Pieces(ref a0, ref b0, ref c0, ref d0);
        Pieces(ref a1, ref b1, ref c1, ref d1);
        if (sizeof(T) == 4)
        {
            Pieces(ref a2, ref b2, ref c2, ref d2);
            Pieces(ref a3, ref b3, ref c3, ref d3);
        }
        Give(a0, a1, a2, a3, ref columns);
        if (sizeof(TLane) > 16)
            Give(b0, b1, b2, b3, ref columns);
        if (sizeof(TLane) > 32)
        {
            Give(c0, c1, c2, c3, ref columns);
            Give(d0, d1, d2, d3, ref columns);
        }
    }

    // As many rows as a piece is long. In each piece, columns become rows: x0 holds column 0 of every piece.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rows(T* w, nint stride, out TLane x0, out TLane x1, out TLane x2, out TLane x3)
    {
        TLane r0 = TLane.Load(w), r1 = TLane.Load(w + stride);
        if (sizeof(T) == 8)
        {
            (x0, x1) = (TLane.InterleaveLow(r0, r1), TLane.InterleaveHigh(r0, r1));
            (x2, x3) = (default, default);
            return;
        }
        TLane r2 = TLane.Load(w + 2 * stride), r3 = TLane.Load(w + 3 * stride);
        TLane even = TLane.InterleaveLow(r0, r2), odd = TLane.InterleaveLow(r1, r3);
        (x0, x1) = (TLane.InterleaveLow(even, odd), TLane.InterleaveHigh(even, odd));
        (even, odd) = (TLane.InterleaveHigh(r0, r2), TLane.InterleaveHigh(r1, r3));
        (x2, x3) = (TLane.InterleaveLow(even, odd), TLane.InterleaveHigh(even, odd));
    }

    // Squares of pieces: piece j of vector i becomes piece i of vector j.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pieces(ref TLane a, ref TLane b, ref TLane c, ref TLane d)
    {
        if (sizeof(TLane) == 16)
            return;
        TLane lower = TLane.LowerPieces(a, b), upper = TLane.UpperPieces(a, b);
        (a, b) = (lower, upper);
        if (sizeof(TLane) == 32)
            return;
        TLane lower2 = TLane.LowerPieces(c, d), upper2 = TLane.UpperPieces(c, d);
        (a, b) = (TLane.EvenPieces(lower, lower2), TLane.OddPieces(lower, lower2));
        (c, d) = (TLane.EvenPieces(upper, upper2), TLane.OddPieces(upper, upper2));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Give<TColumns>(TLane x0, TLane x1, TLane x2, TLane x3, ref TColumns columns) where TColumns : struct, IColumns<TLane>
    {
        columns.Next(x0);
        columns.Next(x1);
        if (sizeof(T) == 8)
            return;
        columns.Next(x2);
        columns.Next(x3);
    }
}
