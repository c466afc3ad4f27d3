using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// Softmax of each row at temperature t: subtract the maximum, divide by t, exp, sum, divide by the sum. A negative t makes
/// the smallest value the largest share: the minimum is subtracted then.
/// </summary>
internal static unsafe class Softmax
{
    /// <summary>a = softmax(z/t); a may be z.</summary>
    public static void Value<T>(double temperature, ReadOnlySpan<T> z, Span<T> a, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = Lengths.Rows(z.Length, width, nameof(z));
        Lengths.ThrowIfNot(z.Length, a.Length, nameof(a), nameof(z));
        fixed (T* pz = z, pa = a)
        {
            var kernel = new ValueKernel<T> { Z = pz, A = pa, Rows = rows, Width = width, Temperature = temperature };
            Lanes.Run<T, ValueKernel<T>>(ref kernel);
        }
    }

    /// <summary>dz = a·(da − Σ a·da)/t; dz may be da.</summary>
    public static void Backward<T>(double temperature, ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = Lengths.Rows(a.Length, width, nameof(a));
        Lengths.ThrowIfNot(a.Length, da.Length, nameof(da), nameof(a));
        Lengths.ThrowIfNot(a.Length, dz.Length, nameof(dz), nameof(a));
        fixed (T* pa = a, pda = da, pdz = dz)
        {
            var kernel = new BackwardKernel<T> { A = pa, Da = pda, Dz = pdz, Rows = rows, Width = width, Temperature = temperature };
            Lanes.Run<T, BackwardKernel<T>>(ref kernel);
        }
    }

    /// <summary>What is subtracted from the row: the z with the largest z/t.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Shift<TLane, T>(T* z, int n, double temperature) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sign = temperature < 0 ? -1 : 1;
        return sign * Number.ToDouble(RowReduction.Maximum<TLane, T>(z, n, Number.Round<T>(sign)));
    }

    /// <summary>e^((a − shift)/t).</summary>
    internal readonly struct ShiftedExp(double shift, double temperature) : IPairOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane a, TLane b) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            LaneMath.Exp<TLane, T>((a - TLane.Constant(shift)) / TLane.Constant(temperature));
    }

    private readonly struct Quotient(double divisor) : IPairOperator
    {
        public TLane Value<TLane, T>(TLane a, TLane b) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            a / TLane.Constant(divisor);
    }

    private readonly struct Pullback(double dot, double temperature) : IPairOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane a, TLane da) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            a * (da - TLane.Constant(dot)) / TLane.Constant(temperature);
    }

    private struct ValueKernel<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T* Z, A;
        public int Rows, Width;
        public double Temperature;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            T* z = Z, a = A;
            for (int r = 0; r < Rows; r++, z += Width, a += Width)
            {
                double shift = Shift<TLane, T>(z, Width, Temperature);
                RowMap.Run<TLane, T, ShiftedExp>(new(shift, Temperature), z, z, a, Width);
                double sum = Number.ToDouble(RowReduction.Sum<TLane, T>(a, Width));
                RowMap.Run<TLane, T, Quotient>(new(sum), a, a, a, Width);
            }
        }
    }

    private struct BackwardKernel<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T* A, Da, Dz;
        public int Rows, Width;
        public double Temperature;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            T* a = A, da = Da, dz = Dz;
            for (int r = 0; r < Rows; r++, a += Width, da += Width, dz += Width)
            {
                double dot = Number.ToDouble(RowReduction.Dot<TLane, T>(a, da, Width));
                RowMap.Run<TLane, T, Pullback>(new(dot, Temperature), a, da, dz, Width);
            }
        }
    }
}
