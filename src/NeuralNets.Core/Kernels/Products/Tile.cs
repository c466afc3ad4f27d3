using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>What a row of tiles works on: c[i, j] = start[i, j] + Σ over k of a[i, k]·b[k, j], one fma each, k ascending.</summary>
internal unsafe struct TileArguments<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public T* A, B, C;
    public T* Start;                            // null: the sums start at +0
    public nint RowStrideA, DepthStrideA;
    public nint DepthStrideB, PanelStrideB;     // from one k to the next; from one tile's columns to the next tile's
    public nint RowStrideStart, RowStrideC;
    public T* Next;                             // what is read next: brought into the cache on the way, a line for each k
    public nint NextStride;
    public T* Edge;                             // room for one tile: what it starts at and gives, where its columns are not whole vectors
    public int Depth, Columns;
    public bool Overlaps;                       // b lies as c does, so that the two vectors of a tile may overlap where its columns end
    public bool Scales;                         // c is multiplied by Scale once, at the end
    public T Scale;
}

/// <summary>
/// The micro-kernel: tiles of TRows × TColumns vectors side by side, over all columns of c, the sums in registers over the whole depth.
/// b is read in whole vectors, beyond the last column too; start and c never are.
/// </summary>
/// <remarks>After Van Zee, van de Geijn 2015, "BLIS: a framework for rapidly instantiating BLAS functionality".</remarks>
internal static unsafe class Tile<TLane, T, TRows, TColumns>
    where TLane : unmanaged, ILane<TLane, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TRows : unmanaged, IConstant
    where TColumns : unmanaged, IConstant
{
    // Sums are named cRowColumn. What a smaller tile does not have, the JIT does not even read.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in TileArguments<T> t)
    {
        T* b = t.B, c = t.C, start = t.Start;
        nint s1 = t.RowStrideA * sizeof(T), s3 = 3 * s1;
        for (int left = t.Columns; left > 0; left -= sizeof(TColumns) * TLane.Count)
        {
            bool isEdge = left < sizeof(TColumns) * TLane.Count;
            nint second = TLane.Count;
            if (isEdge && t.Overlaps && left > TLane.Count)
            {
                // Both vectors stay within the row, the second from its end; where they overlap they hold the same values.
                second = left - TLane.Count;
                isEdge = false;
            }
            T* target = isEdge ? t.Edge : c;
            nint strideC = isEdge ? sizeof(TColumns) * TLane.Count : t.RowStrideC;
            TLane c00 = default, c01 = default;
            TLane c10 = default, c11 = default;
            TLane c20 = default, c21 = default;
            TLane c30 = default, c31 = default;
            TLane c40 = default, c41 = default;
            TLane c50 = default, c51 = default;
            TLane c60 = default, c61 = default;
            TLane c70 = default, c71 = default;
            TLane c80 = default, c81 = default;
            TLane c90 = default, c91 = default;
            TLane c100 = default, c101 = default;
            TLane c110 = default, c111 = default;
            if (start != null)
            {
                T* s = start;
                nint stride = t.RowStrideStart;
                if (isEdge)
                {
                    TileEdge.In<TLane, T>(s, stride, target, strideC, sizeof(TRows), left);
                    s = target;
                    stride = strideC;
                }
                if (sizeof(TRows) > 0) { c00 = TLane.Load(s); if (sizeof(TColumns) > 1) c01 = TLane.Load(s + second); s += stride; }
                if (sizeof(TRows) > 1) { c10 = TLane.Load(s); if (sizeof(TColumns) > 1) c11 = TLane.Load(s + second); s += stride; }
                if (sizeof(TRows) > 2) { c20 = TLane.Load(s); if (sizeof(TColumns) > 1) c21 = TLane.Load(s + second); s += stride; }
                if (sizeof(TRows) > 3) { c30 = TLane.Load(s); if (sizeof(TColumns) > 1) c31 = TLane.Load(s + second); s += stride; }
                if (sizeof(TRows) > 4) { c40 = TLane.Load(s); if (sizeof(TColumns) > 1) c41 = TLane.Load(s + second); s += stride; }
                if (sizeof(TRows) > 5) { c50 = TLane.Load(s); if (sizeof(TColumns) > 1) c51 = TLane.Load(s + second); s += stride; }
                if (sizeof(TRows) > 6) { c60 = TLane.Load(s); if (sizeof(TColumns) > 1) c61 = TLane.Load(s + second); s += stride; }
                if (sizeof(TRows) > 7) { c70 = TLane.Load(s); if (sizeof(TColumns) > 1) c71 = TLane.Load(s + second); s += stride; }
                if (sizeof(TRows) > 8) { c80 = TLane.Load(s); if (sizeof(TColumns) > 1) c81 = TLane.Load(s + second); s += stride; }
                if (sizeof(TRows) > 9) { c90 = TLane.Load(s); if (sizeof(TColumns) > 1) c91 = TLane.Load(s + second); s += stride; }
                if (sizeof(TRows) > 10) { c100 = TLane.Load(s); if (sizeof(TColumns) > 1) c101 = TLane.Load(s + second); s += stride; }
                if (sizeof(TRows) > 11) { c110 = TLane.Load(s); if (sizeof(TColumns) > 1) c111 = TLane.Load(s + second); s += stride; }
                start += sizeof(TColumns) * TLane.Count;
            }

            // Rows of a three apiece: one pointer and a stride, or there would not be enough registers.
            byte* p0 = (byte*)t.A, p1 = p0 + s3, p2 = p1 + s3, p3 = p2 + s3;
            nint depthStrideA = t.DepthStrideA * sizeof(T), depthStrideB = t.DepthStrideB;
            T* q = b, next = t.Next;
            nint nextStride = t.NextStride;
            for (int k = t.Depth; k > 0; k--)
            {
                TLane b0 = TLane.Load(q), b1 = sizeof(TColumns) > 1 ? TLane.Load(q + second) : default, x;
                if (sizeof(TRows) > 0) { x = TLane.Broadcast(*(T*)p0); TLane.Accumulate(ref c00, x, b0); if (sizeof(TColumns) > 1) TLane.Accumulate(ref c01, x, b1); }
                if (sizeof(TRows) > 1) { x = TLane.Broadcast(*(T*)(p0 + s1)); TLane.Accumulate(ref c10, x, b0); if (sizeof(TColumns) > 1) TLane.Accumulate(ref c11, x, b1); }
                if (sizeof(TRows) > 2) { x = TLane.Broadcast(*(T*)(p0 + 2 * s1)); TLane.Accumulate(ref c20, x, b0); if (sizeof(TColumns) > 1) TLane.Accumulate(ref c21, x, b1); }
                if (sizeof(TRows) > 3) { x = TLane.Broadcast(*(T*)p1); TLane.Accumulate(ref c30, x, b0); if (sizeof(TColumns) > 1) TLane.Accumulate(ref c31, x, b1); }
                if (sizeof(TRows) > 4) { x = TLane.Broadcast(*(T*)(p1 + s1)); TLane.Accumulate(ref c40, x, b0); if (sizeof(TColumns) > 1) TLane.Accumulate(ref c41, x, b1); }
                if (sizeof(TRows) > 5) { x = TLane.Broadcast(*(T*)(p1 + 2 * s1)); TLane.Accumulate(ref c50, x, b0); if (sizeof(TColumns) > 1) TLane.Accumulate(ref c51, x, b1); }
                if (sizeof(TRows) > 6) { x = TLane.Broadcast(*(T*)p2); TLane.Accumulate(ref c60, x, b0); if (sizeof(TColumns) > 1) TLane.Accumulate(ref c61, x, b1); }
                if (sizeof(TRows) > 7) { x = TLane.Broadcast(*(T*)(p2 + s1)); TLane.Accumulate(ref c70, x, b0); if (sizeof(TColumns) > 1) TLane.Accumulate(ref c71, x, b1); }
                if (sizeof(TRows) > 8) { x = TLane.Broadcast(*(T*)(p2 + 2 * s1)); TLane.Accumulate(ref c80, x, b0); if (sizeof(TColumns) > 1) TLane.Accumulate(ref c81, x, b1); }
                if (sizeof(TRows) > 9) { x = TLane.Broadcast(*(T*)p3); TLane.Accumulate(ref c90, x, b0); if (sizeof(TColumns) > 1) TLane.Accumulate(ref c91, x, b1); }
                if (sizeof(TRows) > 10) { x = TLane.Broadcast(*(T*)(p3 + s1)); TLane.Accumulate(ref c100, x, b0); if (sizeof(TColumns) > 1) TLane.Accumulate(ref c101, x, b1); }
                if (sizeof(TRows) > 11) { x = TLane.Broadcast(*(T*)(p3 + 2 * s1)); TLane.Accumulate(ref c110, x, b0); if (sizeof(TColumns) > 1) TLane.Accumulate(ref c111, x, b1); }
                p0 += depthStrideA;
                p1 += depthStrideA;
                p2 += depthStrideA;
                p3 += depthStrideA;
                q += depthStrideB;
                TLane.Prefetch(next);
                next += nextStride;
            }

            if (t.Scales)
            {
                TLane scale = TLane.Broadcast(t.Scale);
                if (sizeof(TRows) > 0) { c00 *= scale; if (sizeof(TColumns) > 1) c01 *= scale; }
                if (sizeof(TRows) > 1) { c10 *= scale; if (sizeof(TColumns) > 1) c11 *= scale; }
                if (sizeof(TRows) > 2) { c20 *= scale; if (sizeof(TColumns) > 1) c21 *= scale; }
                if (sizeof(TRows) > 3) { c30 *= scale; if (sizeof(TColumns) > 1) c31 *= scale; }
                if (sizeof(TRows) > 4) { c40 *= scale; if (sizeof(TColumns) > 1) c41 *= scale; }
                if (sizeof(TRows) > 5) { c50 *= scale; if (sizeof(TColumns) > 1) c51 *= scale; }
                if (sizeof(TRows) > 6) { c60 *= scale; if (sizeof(TColumns) > 1) c61 *= scale; }
                if (sizeof(TRows) > 7) { c70 *= scale; if (sizeof(TColumns) > 1) c71 *= scale; }
                if (sizeof(TRows) > 8) { c80 *= scale; if (sizeof(TColumns) > 1) c81 *= scale; }
                if (sizeof(TRows) > 9) { c90 *= scale; if (sizeof(TColumns) > 1) c91 *= scale; }
                if (sizeof(TRows) > 10) { c100 *= scale; if (sizeof(TColumns) > 1) c101 *= scale; }
                if (sizeof(TRows) > 11) { c110 *= scale; if (sizeof(TColumns) > 1) c111 *= scale; }
            }

            if (sizeof(TRows) > 0) { TLane.Store(c00, target); if (sizeof(TColumns) > 1) TLane.Store(c01, target + second); target += strideC; }
            if (sizeof(TRows) > 1) { TLane.Store(c10, target); if (sizeof(TColumns) > 1) TLane.Store(c11, target + second); target += strideC; }
            if (sizeof(TRows) > 2) { TLane.Store(c20, target); if (sizeof(TColumns) > 1) TLane.Store(c21, target + second); target += strideC; }
            if (sizeof(TRows) > 3) { TLane.Store(c30, target); if (sizeof(TColumns) > 1) TLane.Store(c31, target + second); target += strideC; }
            if (sizeof(TRows) > 4) { TLane.Store(c40, target); if (sizeof(TColumns) > 1) TLane.Store(c41, target + second); target += strideC; }
            if (sizeof(TRows) > 5) { TLane.Store(c50, target); if (sizeof(TColumns) > 1) TLane.Store(c51, target + second); target += strideC; }
            if (sizeof(TRows) > 6) { TLane.Store(c60, target); if (sizeof(TColumns) > 1) TLane.Store(c61, target + second); target += strideC; }
            if (sizeof(TRows) > 7) { TLane.Store(c70, target); if (sizeof(TColumns) > 1) TLane.Store(c71, target + second); target += strideC; }
            if (sizeof(TRows) > 8) { TLane.Store(c80, target); if (sizeof(TColumns) > 1) TLane.Store(c81, target + second); target += strideC; }
            if (sizeof(TRows) > 9) { TLane.Store(c90, target); if (sizeof(TColumns) > 1) TLane.Store(c91, target + second); target += strideC; }
            if (sizeof(TRows) > 10) { TLane.Store(c100, target); if (sizeof(TColumns) > 1) TLane.Store(c101, target + second); target += strideC; }
            if (sizeof(TRows) > 11) { TLane.Store(c110, target); if (sizeof(TColumns) > 1) TLane.Store(c111, target + second); target += strideC; }
            if (isEdge)
                TileEdge.Out<TLane, T>(t.Edge, strideC, c, t.RowStrideC, sizeof(TRows), left);
            c += sizeof(TColumns) * TLane.Count;
            b += t.PanelStrideB;
        }
    }
}
