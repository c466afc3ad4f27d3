using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>Logarithm of the softmax of each row: (z − max) − ln Σ e^(z − max).</summary>
internal static unsafe class LogSoftmax
{
    /// <summary>a = ln softmax(z); a may be z.</summary>
    public static void Value<T>(ReadOnlySpan<T> z, Span<T> a, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = Lengths.Rows(z.Length, width, nameof(z));
        Lengths.ThrowIfNot(z.Length, a.Length, nameof(a), nameof(z));
        fixed (T* pz = z, pa = a)
        {
            var kernel = new ValueKernel<T> { Z = pz, A = pa, Rows = rows, Width = width };
            Lanes.Run<T, ValueKernel<T>>(ref kernel);
        }
    }

    /// <summary>dz = da − eᵃ·Σ da; dz may be da.</summary>
    public static void Backward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = Lengths.Rows(a.Length, width, nameof(a));
        Lengths.ThrowIfNot(a.Length, da.Length, nameof(da), nameof(a));
        Lengths.ThrowIfNot(a.Length, dz.Length, nameof(dz), nameof(a));
        fixed (T* pa = a, pda = da, pdz = dz)
        {
            var kernel = new BackwardKernel<T> { A = pa, Da = pda, Dz = pdz, Rows = rows, Width = width };
            Lanes.Run<T, BackwardKernel<T>>(ref kernel);
        }
    }

    private readonly struct Difference(double shift, double logSum) : IPairOperator
    {
        public TLane Value<TLane, T>(TLane z, TLane b) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            z - TLane.Constant(shift) - TLane.Constant(logSum);
    }

    private readonly struct Pullback(double sum) : IPairOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane a, TLane da) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.FusedMultiplyAdd(LaneMath.Exp<TLane, T>(a), TLane.Constant(-sum), da);
    }

    private struct ValueKernel<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T* Z, A;
        public int Rows, Width;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            T* z = Z, a = A;
            for (int r = 0; r < Rows; r++, z += Width, a += Width)
            {
                double shift = Softmax.Shift<TLane, T>(z, Width, 1);
                RowMap.Run<TLane, T, Difference>(new(shift, LogSumExp.Compute<TLane, T>(z, Width, shift, 1)), z, z, a, Width);
            }
        }
    }

    private struct BackwardKernel<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T* A, Da, Dz;
        public int Rows, Width;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            T* a = A, da = Da, dz = Dz;
            for (int r = 0; r < Rows; r++, a += Width, da += Width, dz += Width)
            {
                double sum = Number.ToDouble(RowReduction.Sum<TLane, T>(da, Width));
                RowMap.Run<TLane, T, Pullback>(new(sum), a, da, dz, Width);
            }
        }
    }
}
