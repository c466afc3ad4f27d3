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
    public int Depth, Columns;
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
        nint s1 = t.RowStrideA * sizeof(T), s2 = 2 * s1, s3 = 3 * s1;
        for (int left = t.Columns; left > 0; left -= sizeof(TColumns) * TLane.Count)
        {
            int n0 = left, n1 = left - TLane.Count;
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
                if (sizeof(TRows) > 0) { c00 = Load(s, n0); if (sizeof(TColumns) > 1) c01 = Load(s + TLane.Count, n1); s += stride; }
                if (sizeof(TRows) > 1) { c10 = Load(s, n0); if (sizeof(TColumns) > 1) c11 = Load(s + TLane.Count, n1); s += stride; }
                if (sizeof(TRows) > 2) { c20 = Load(s, n0); if (sizeof(TColumns) > 1) c21 = Load(s + TLane.Count, n1); s += stride; }
                if (sizeof(TRows) > 3) { c30 = Load(s, n0); if (sizeof(TColumns) > 1) c31 = Load(s + TLane.Count, n1); s += stride; }
                if (sizeof(TRows) > 4) { c40 = Load(s, n0); if (sizeof(TColumns) > 1) c41 = Load(s + TLane.Count, n1); s += stride; }
                if (sizeof(TRows) > 5) { c50 = Load(s, n0); if (sizeof(TColumns) > 1) c51 = Load(s + TLane.Count, n1); s += stride; }
                if (sizeof(TRows) > 6) { c60 = Load(s, n0); if (sizeof(TColumns) > 1) c61 = Load(s + TLane.Count, n1); s += stride; }
                if (sizeof(TRows) > 7) { c70 = Load(s, n0); if (sizeof(TColumns) > 1) c71 = Load(s + TLane.Count, n1); s += stride; }
                if (sizeof(TRows) > 8) { c80 = Load(s, n0); if (sizeof(TColumns) > 1) c81 = Load(s + TLane.Count, n1); s += stride; }
                if (sizeof(TRows) > 9) { c90 = Load(s, n0); if (sizeof(TColumns) > 1) c91 = Load(s + TLane.Count, n1); s += stride; }
                if (sizeof(TRows) > 10) { c100 = Load(s, n0); if (sizeof(TColumns) > 1) c101 = Load(s + TLane.Count, n1); s += stride; }
                if (sizeof(TRows) > 11) { c110 = Load(s, n0); if (sizeof(TColumns) > 1) c111 = Load(s + TLane.Count, n1); s += stride; }
                start += sizeof(TColumns) * TLane.Count;
            }

            // Rows of a three apiece: one pointer and two strides, or there would not be enough registers.
            byte* p0 = (byte*)t.A, p1 = p0 + s3, p2 = p1 + s3, p3 = p2 + s3;
            nint depthStrideA = t.DepthStrideA * sizeof(T), depthStrideB = t.DepthStrideB;
            T* q = b, next = t.Next;
            nint nextStride = t.NextStride;
            for (int k = t.Depth; k > 0; k--)
            {
                TLane b0 = TLane.Load(q), b1 = sizeof(TColumns) > 1 ? TLane.Load(q + TLane.Count) : default, x;
                if (sizeof(TRows) > 0) { x = TLane.Broadcast(*(T*)p0); c00 = TLane.FusedMultiplyAdd(x, b0, c00); if (sizeof(TColumns) > 1) c01 = TLane.FusedMultiplyAdd(x, b1, c01); }
                if (sizeof(TRows) > 1) { x = TLane.Broadcast(*(T*)(p0 + s1)); c10 = TLane.FusedMultiplyAdd(x, b0, c10); if (sizeof(TColumns) > 1) c11 = TLane.FusedMultiplyAdd(x, b1, c11); }
                if (sizeof(TRows) > 2) { x = TLane.Broadcast(*(T*)(p0 + s2)); c20 = TLane.FusedMultiplyAdd(x, b0, c20); if (sizeof(TColumns) > 1) c21 = TLane.FusedMultiplyAdd(x, b1, c21); }
                if (sizeof(TRows) > 3) { x = TLane.Broadcast(*(T*)p1); c30 = TLane.FusedMultiplyAdd(x, b0, c30); if (sizeof(TColumns) > 1) c31 = TLane.FusedMultiplyAdd(x, b1, c31); }
                if (sizeof(TRows) > 4) { x = TLane.Broadcast(*(T*)(p1 + s1)); c40 = TLane.FusedMultiplyAdd(x, b0, c40); if (sizeof(TColumns) > 1) c41 = TLane.FusedMultiplyAdd(x, b1, c41); }
                if (sizeof(TRows) > 5) { x = TLane.Broadcast(*(T*)(p1 + s2)); c50 = TLane.FusedMultiplyAdd(x, b0, c50); if (sizeof(TColumns) > 1) c51 = TLane.FusedMultiplyAdd(x, b1, c51); }
                if (sizeof(TRows) > 6) { x = TLane.Broadcast(*(T*)p2); c60 = TLane.FusedMultiplyAdd(x, b0, c60); if (sizeof(TColumns) > 1) c61 = TLane.FusedMultiplyAdd(x, b1, c61); }
                if (sizeof(TRows) > 7) { x = TLane.Broadcast(*(T*)(p2 + s1)); c70 = TLane.FusedMultiplyAdd(x, b0, c70); if (sizeof(TColumns) > 1) c71 = TLane.FusedMultiplyAdd(x, b1, c71); }
                if (sizeof(TRows) > 8) { x = TLane.Broadcast(*(T*)(p2 + s2)); c80 = TLane.FusedMultiplyAdd(x, b0, c80); if (sizeof(TColumns) > 1) c81 = TLane.FusedMultiplyAdd(x, b1, c81); }
                if (sizeof(TRows) > 9) { x = TLane.Broadcast(*(T*)p3); c90 = TLane.FusedMultiplyAdd(x, b0, c90); if (sizeof(TColumns) > 1) c91 = TLane.FusedMultiplyAdd(x, b1, c91); }
                if (sizeof(TRows) > 10) { x = TLane.Broadcast(*(T*)(p3 + s1)); c100 = TLane.FusedMultiplyAdd(x, b0, c100); if (sizeof(TColumns) > 1) c101 = TLane.FusedMultiplyAdd(x, b1, c101); }
                if (sizeof(TRows) > 11) { x = TLane.Broadcast(*(T*)(p3 + s2)); c110 = TLane.FusedMultiplyAdd(x, b0, c110); if (sizeof(TColumns) > 1) c111 = TLane.FusedMultiplyAdd(x, b1, c111); }
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

            T* target = c;
            nint strideC = t.RowStrideC;
            if (sizeof(TRows) > 0) { Store(c00, target, n0); if (sizeof(TColumns) > 1) Store(c01, target + TLane.Count, n1); target += strideC; }
            if (sizeof(TRows) > 1) { Store(c10, target, n0); if (sizeof(TColumns) > 1) Store(c11, target + TLane.Count, n1); target += strideC; }
            if (sizeof(TRows) > 2) { Store(c20, target, n0); if (sizeof(TColumns) > 1) Store(c21, target + TLane.Count, n1); target += strideC; }
            if (sizeof(TRows) > 3) { Store(c30, target, n0); if (sizeof(TColumns) > 1) Store(c31, target + TLane.Count, n1); target += strideC; }
            if (sizeof(TRows) > 4) { Store(c40, target, n0); if (sizeof(TColumns) > 1) Store(c41, target + TLane.Count, n1); target += strideC; }
            if (sizeof(TRows) > 5) { Store(c50, target, n0); if (sizeof(TColumns) > 1) Store(c51, target + TLane.Count, n1); target += strideC; }
            if (sizeof(TRows) > 6) { Store(c60, target, n0); if (sizeof(TColumns) > 1) Store(c61, target + TLane.Count, n1); target += strideC; }
            if (sizeof(TRows) > 7) { Store(c70, target, n0); if (sizeof(TColumns) > 1) Store(c71, target + TLane.Count, n1); target += strideC; }
            if (sizeof(TRows) > 8) { Store(c80, target, n0); if (sizeof(TColumns) > 1) Store(c81, target + TLane.Count, n1); target += strideC; }
            if (sizeof(TRows) > 9) { Store(c90, target, n0); if (sizeof(TColumns) > 1) Store(c91, target + TLane.Count, n1); target += strideC; }
            if (sizeof(TRows) > 10) { Store(c100, target, n0); if (sizeof(TColumns) > 1) Store(c101, target + TLane.Count, n1); target += strideC; }
            if (sizeof(TRows) > 11) { Store(c110, target, n0); if (sizeof(TColumns) > 1) Store(c111, target + TLane.Count, n1); target += strideC; }
            c += sizeof(TColumns) * TLane.Count;
            b += t.PanelStrideB;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Load(T* source, int count) => count >= TLane.Count ? TLane.Load(source) : TLane.LoadFirst(source, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TLane value, T* target, int count)
    {
        if (count >= TLane.Count)
            TLane.Store(value, target);
        else
            TLane.StoreFirst(value, target, count);
    }
}
