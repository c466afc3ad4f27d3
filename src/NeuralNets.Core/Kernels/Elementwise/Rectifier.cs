using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// The leaky rectifier whose slopes s lie in memory: x, v, result [rows × n], s [n], the same for every row; with a single row
/// a slope for each value.
/// </summary>
internal static unsafe class Rectifier
{
    /// <summary>result = v where x &gt; 0, else s·v: forward with v = x, backward with v = ∂C/∂y. The result may be x or v.</summary>
    public static void Apply<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> slopes, ReadOnlySpan<T> v, Span<T> result) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* px = x, ps = slopes, pv = v, pr = result)
        {
            var kernel = new ApplyKernel<T> { X = px, Slopes = ps, V = pv, Result = pr, Rows = x.Length / slopes.Length, Width = slopes.Length };
            Lanes.Run<T, ApplyKernel<T>>(ref kernel);
        }
    }

    /// <summary>ds[j] = fma(dy[r,j], min(x[r,j], 0), ds[j]), row after row; from +0 unless <paramref name="continues"/>.</summary>
    public static void AddSlopeGradient<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> ds, bool continues) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!continues)
            ds.Clear();
        fixed (T* px = x, pdy = dy, pds = ds)
        {
            var kernel = new GradientKernel<T> { X = px, Dy = pdy, Ds = pds, Rows = x.Length / ds.Length, Width = ds.Length };
            Lanes.Run<T, GradientKernel<T>>(ref kernel);
        }
    }

    private struct ApplyKernel<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T* X, Slopes, V, Result;
        public int Rows, Width;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            T* x = X, v = V, result = Result;
            for (int r = 0; r < Rows; r++, x += Width, v += Width, result += Width)
            {
                for (int i = 0; i < Width; i += TLane.Count)
                {
                    int rest = Width - i;
                    TLane value = Part.Load<TLane, T>(v + i, rest), slope = Part.Load<TLane, T>(Slopes + i, rest);
                    Part.Store<TLane, T>(TLane.SelectGreater(Part.Load<TLane, T>(x + i, rest), TLane.Constant(0), value, slope * value), result + i, rest);
                }
            }
        }
    }

    private struct GradientKernel<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T* X, Dy, Ds;
        public int Rows, Width;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            for (int i = 0; i < Width; i += TLane.Count)
            {
                int rest = Width - i;
                TLane sum = Part.Load<TLane, T>(Ds + i, rest);
                T* x = X + i, dy = Dy + i;
                for (int r = 0; r < Rows; r++, x += Width, dy += Width)
                    sum = TLane.FusedMultiplyAdd(Part.Load<TLane, T>(dy, rest), TLane.Min(Part.Load<TLane, T>(x, rest), TLane.Constant(0)), sum);
                Part.Store<TLane, T>(sum, Ds + i, rest);
            }
        }
    }
}
