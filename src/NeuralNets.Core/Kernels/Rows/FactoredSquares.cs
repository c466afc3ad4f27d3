using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// Adafactor's memory of squared gradients of a matrix: running means R of its rows and C of its columns instead of all
/// values, v[i, j] ≈ R[i]·C[j]/mean(R).
/// </summary>
internal static unsafe class FactoredSquares
{
    /// <summary>
    /// R += q·(mean of g² of the row − R), C likewise; then g = g/√max(R[i]/max(mean(R), floor)·C[j], floor).
    /// g: [rows × columns]; sums: room for a row.
    /// </summary>
    public static void Run<T>(Span<T> g, Span<T> r, Span<T> c, Span<T> sums, double q, double floor) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* pg = g, pr = r, pc = c, ps = sums)
        {
            var kernel = new Kernel<T> { G = pg, R = pr, C = pc, Sums = ps, Rows = r.Length, Columns = c.Length, Q = Number.Round<T>(q), Floor = Number.Round<T>(floor) };
            Lanes.Run<T, Kernel<T>>(ref kernel);
        }
    }

    private struct Kernel<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T* G, R, C, Sums;
        public int Rows, Columns;
        public T Q, Floor;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            int n = Columns;
            T perRow = T.One / T.CreateTruncating(n), perColumn = T.One / T.CreateTruncating(Rows);
            new Span<T>(Sums, n).Clear();
            for (int i = 0; i < Rows; i++)
            {
                T* g = G + (nint)i * n;
                R[i] = T.FusedMultiplyAdd(Q, RowReduction.Dot<TLane, T>(g, g, n) * perRow - R[i], R[i]);
                for (int j = 0; j < n; j += TLane.Count)
                {
                    int rest = n - j;
                    TLane x = Part.Load<TLane, T>(g + j, rest);
                    Part.Store<TLane, T>(TLane.FusedMultiplyAdd(x, x, Part.Load<TLane, T>(Sums + j, rest)), Sums + j, rest);
                }
            }
            for (int j = 0; j < n; j += TLane.Count)
            {
                int rest = n - j;
                TLane c = Part.Load<TLane, T>(C + j, rest), mean = Part.Load<TLane, T>(Sums + j, rest) * TLane.Broadcast(perColumn);
                Part.Store<TLane, T>(TLane.FusedMultiplyAdd(TLane.Broadcast(Q), mean - c, c), C + j, rest);
            }
            T meanOfR = T.Max(RowReduction.Sum<TLane, T>(R, Rows) * perColumn, Floor);
            for (int i = 0; i < Rows; i++)
            {
                T* g = G + (nint)i * n;
                TLane r = TLane.Broadcast(R[i] / meanOfR), floor = TLane.Broadcast(Floor);
                for (int j = 0; j < n; j += TLane.Count)
                {
                    int rest = n - j;
                    TLane v = TLane.Max(r * Part.Load<TLane, T>(C + j, rest), floor);
                    Part.Store<TLane, T>(Part.Load<TLane, T>(g + j, rest) / TLane.Sqrt(v), g + j, rest);
                }
            }
        }
    }
}
