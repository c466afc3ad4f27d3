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
                TLane sum = term.Add<TLane, T>(partial, Part.Load<TLane, T>(a + i, rest), Part.Load<TLane, T>(y + i, rest));
                partial = rest >= TLane.Count ? sum : TLane.Select(TLane.First(rest), sum, partial);
            }
            TLane.Store(partial, partials + first);
        }
        return Fold(partials, n);
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
                partial = rest >= TLane.Count ? sum : TLane.Select(TLane.First(rest), sum, partial);
            }
            TLane.Store(partial, partials + first);
        }
        return Fold(partials, n);
    }

    // A short row leaves the upper partials +0, which change nothing: a partial, itself begun at +0, is never −0.
    private static T Fold<T>(T* partials, int n) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int half = Partials / 2; half > 0; half /= 2)
        {
            for (int i = 0; i < Math.Min(half, n - half); i++)
                partials[i] += partials[i + half];
        }
        return partials[0];
    }

    /// <summary>Σ a.</summary>
    public static T Sum<TLane, T>(T* a, int n) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Sum<TLane, T, SumTerm>(default, a, a, n);

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
            maximum = TLane.Max(maximum, TLane.Select(TLane.First(n - i), TLane.LoadFirst(z + i, n - i) * signs, maximum));

        T* lanes = stackalloc T[TLane.Count];
        TLane.Store(maximum, lanes);
        T result = lanes[0];
        for (int j = 1; j < int.Min(TLane.Count, n); j++)
            result = T.Max(result, lanes[j]);
        return result;
    }
}
