using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// Layer normalisation, row by row: μ = Σx·(1/n), d = x − μ, v = Σd²·(1/n), r = 1/√(v + ε), x̂ = d·r, y = fma(scale, x̂, shift).
/// A kept row is x̂ and, behind it, r.
/// </summary>
internal static unsafe class Normalization
{
    /// <summary>x, y: [rows × n]; kept: [rows × (n + 1)] or empty.</summary>
    public static void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> scale, ReadOnlySpan<T> shift, T epsilon, Span<T> kept, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* px = x, ps = scale, pt = shift, pk = kept, py = y)
        {
            var kernel = new ForwardKernel<T> { X = px, Scale = ps, Shift = pt, Epsilon = epsilon, Kept = pk, Y = py, Count = scale.Length, Rows = x.Length / scale.Length };
            Lanes.Run<T, ForwardKernel<T>>(ref kernel);
        }
    }

    /// <summary>dx = r·(g − mean(g) − x̂·mean(g∘x̂)) with g = dy∘scale. dy, dx: [rows × n].</summary>
    public static void Backward<T>(ReadOnlySpan<T> dy, ReadOnlySpan<T> scale, ReadOnlySpan<T> kept, Span<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* pdy = dy, ps = scale, pk = kept, pdx = dx)
        {
            var kernel = new BackwardKernel<T> { Dy = pdy, Scale = ps, Kept = pk, Dx = pdx, Count = scale.Length, Rows = dy.Length / scale.Length };
            Lanes.Run<T, BackwardKernel<T>>(ref kernel);
        }
    }

    private struct ForwardKernel<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T* X, Scale, Shift, Kept, Y;
        public T Epsilon;
        public int Count, Rows;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            int n = Count;
            T inverse = T.One / T.CreateTruncating(n);
            for (int row = 0; row < Rows; row++)
            {
                T* x = X + (long)row * n, y = Y + (long)row * n, kept = Kept == null ? null : Kept + (long)row * (n + 1);
                TLane mean = TLane.Broadcast(RowReduction.Sum<TLane, T>(x, n) * inverse);
                for (int i = 0; i < n; i += TLane.Count)
                {
                    int rest = n - i;
                    Part.Store<TLane, T>(Part.Load<TLane, T>(x + i, rest) - mean, y + i, rest);
                }
                T r = T.One / T.Sqrt(RowReduction.Dot<TLane, T>(y, y, n) * inverse + Epsilon);
                for (int i = 0; i < n; i += TLane.Count)
                {
                    int rest = n - i;
                    TLane standard = Part.Load<TLane, T>(y + i, rest) * TLane.Broadcast(r);
                    if (kept != null)
                        Part.Store<TLane, T>(standard, kept + i, rest);
                    Part.Store<TLane, T>(TLane.FusedMultiplyAdd(Part.Load<TLane, T>(Scale + i, rest), standard, Part.Load<TLane, T>(Shift + i, rest)), y + i, rest);
                }
                if (kept != null)
                    kept[n] = r;
            }
        }
    }

    private struct BackwardKernel<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T* Dy, Scale, Kept, Dx;
        public int Count, Rows;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            int n = Count;
            T inverse = T.One / T.CreateTruncating(n);
            for (int row = 0; row < Rows; row++)
            {
                T* dy = Dy + (long)row * n, dx = Dx + (long)row * n, kept = Kept + (long)row * (n + 1);
                for (int i = 0; i < n; i += TLane.Count)
                {
                    int rest = n - i;
                    Part.Store<TLane, T>(Part.Load<TLane, T>(dy + i, rest) * Part.Load<TLane, T>(Scale + i, rest), dx + i, rest);
                }
                TLane mean = TLane.Broadcast(RowReduction.Sum<TLane, T>(dx, n) * inverse);
                TLane slope = TLane.Broadcast(RowReduction.Dot<TLane, T>(dx, kept, n) * inverse);
                TLane r = TLane.Broadcast(kept[n]);
                for (int i = 0; i < n; i += TLane.Count)
                {
                    int rest = n - i;
                    TLane centred = Part.Load<TLane, T>(dx + i, rest) - mean;
                    Part.Store<TLane, T>(TLane.FusedMultiplyAdd(-Part.Load<TLane, T>(kept + i, rest), slope, centred) * r, dx + i, rest);
                }
            }
        }
    }
}
