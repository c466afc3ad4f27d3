using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// Softmax of each row at temperature t: subtract the maximum, divide by t, exp, sum, divide by the sum. A negative t makes
/// the smallest value the largest share: the minimum is subtracted then.
/// </summary>
internal static unsafe class Softmax
{
    /// <summary>a = softmax(z/t); a may be z.</summary>
    public static void Value<T>(double temperature, ReadOnlySpan<T> z, Span<T> a, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        RowLoop.Map(new ValueRow(temperature), z, z, a, width);

    /// <summary>dz = a·(da − Σ a·da)/t; dz may be da.</summary>
    public static void Backward<T>(double temperature, ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        RowLoop.Map(new BackwardRow(temperature), a, da, dz, width);

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

    private readonly struct ValueRow(double temperature) : IRowBody
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TLane, T>(T* z, T* y, T* a, int width) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            double shift = Shift<TLane, T>(z, width, temperature);
            RowMap.Run<TLane, T, ShiftedExp>(new(shift, temperature), z, z, a, width);
            double sum = Number.ToDouble(RowReduction.Sum<TLane, T>(a, width));
            RowMap.Run<TLane, T, Quotient>(new(sum), a, a, a, width);
        }
    }

    private readonly struct BackwardRow(double temperature) : IRowBody
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TLane, T>(T* a, T* da, T* dz, int width) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            double dot = Number.ToDouble(RowReduction.Dot<TLane, T>(a, da, width));
            RowMap.Run<TLane, T, Pullback>(new(dot, temperature), a, da, dz, width);
        }
    }
}
