using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// Sums along a row as the contract defines them for every width: 16 interleaved partial sums from +0, element i goes to
/// partial i mod 16; then p[i] += p[i+8], then 4, 2, 1.
/// </summary>
internal static unsafe class RowReduction
{
    private const int Partials = 16;

    /// <summary>Σ term(a[i], y[i]), i &lt; n; +0 for an empty row.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static T Sum<TLane, T, TTerm>(TTerm term, T* a, T* y, int n)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerm : struct, IRowTerm
    {
        T* partials = stackalloc T[Partials];
        for (int first = 0; first < Partials; first += TLane.Count)
        {
            TLane partial = default;
            for (int i = first; i < n; i += Partials)
            {
                int rest = n - i;
                TLane sum = term.Add<TLane, T>(partial, Part.Load<TLane, T>(a + i, rest), TTerm.NeedsY ? Part.Load<TLane, T>(y + i, rest) : default);
                partial = rest >= TLane.Count ? sum : TLane.SelectFirst(rest, sum, partial);
            }
            TLane.Store(partial, partials + first);
        }
        return Fold(partials);
    }

    /// <summary>Σ term(a[i], b[i], y[i]), i &lt; n; +0 for an empty row.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static T Sum<TLane, T, TTerm>(TTerm term, T* a, T* b, T* y, int n)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerm : struct, IRowTerm3
    {
        T* partials = stackalloc T[Partials];
        for (int first = 0; first < Partials; first += TLane.Count)
        {
            TLane partial = default;
            for (int i = first; i < n; i += Partials)
            {
                int rest = n - i;
                TLane sum = term.Add<TLane, T>(partial, Part.Load<TLane, T>(a + i, rest), Part.Load<TLane, T>(b + i, rest), Part.Load<TLane, T>(y + i, rest));
                partial = rest >= TLane.Count ? sum : TLane.SelectFirst(rest, sum, partial);
            }
            TLane.Store(partial, partials + first);
        }
        return Fold(partials);
    }

    // p[i] += p[i + 8], then 4, 2, 1, without a detour through memory.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Fold<T>(T* p) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T p0 = p[0] + p[8] + (p[4] + p[12]), p1 = p[1] + p[9] + (p[5] + p[13]);
        T p2 = p[2] + p[10] + (p[6] + p[14]), p3 = p[3] + p[11] + (p[7] + p[15]);
        return p0 + p2 + (p1 + p3);
    }

    /// <summary>Σ a.</summary>
    public static T Sum<TLane, T>(T* a, int n) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Sum<TLane, T, SumTerm>(default, a, null, n);

    /// <summary>Σ a·b.</summary>
    public static T Dot<TLane, T>(T* a, T* b, int n) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Sum<TLane, T, ProductTerm>(default, a, b, n);

    /// <summary>The IEEE maximum of sign·z, the same in any order; −∞ for an empty row, NaN if any value is.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static T Maximum<TLane, T>(T* z, int n, T sign)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TLane maximum = TLane.Broadcast(T.NegativeInfinity), signs = TLane.Broadcast(sign);
        int i = 0;
        for (; i <= n - TLane.Count; i += TLane.Count)
            maximum = TLane.Max(maximum, TLane.Load(z + i) * signs);
        if (i < n)
            maximum = TLane.Max(maximum, TLane.SelectFirst(n - i, TLane.LoadFirst(z + i, n - i) * signs, maximum));

        T* lanes = stackalloc T[TLane.Count];
        TLane.Store(maximum, lanes);
        T result = lanes[0];
        for (int j = 1; j < int.Min(TLane.Count, n); j++)
            result = T.Max(result, lanes[j]);
        return result;
    }
}
