using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>Logarithm of the softmax of each row: (z − max) − ln Σ e^(z − max).</summary>
internal static unsafe class LogSoftmax
{
    /// <summary>a = ln softmax(z); a may be z.</summary>
    public static void Value<T>(ReadOnlySpan<T> z, Span<T> a, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        RowLoop.Map(default(ValueRow), z, z, a, width);

    /// <summary>dz = da − eᵃ·Σ da; dz may be da.</summary>
    public static void Backward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        RowLoop.Map(default(BackwardRow), a, da, dz, width);

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

    private readonly struct ValueRow : IRowBody
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TLane, T>(T* z, T* y, T* a, int width) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            double shift = Softmax.Shift<TLane, T>(z, width, 1);
            RowMap.Run<TLane, T, Difference>(new(shift, LogSumExp.Compute<TLane, T>(z, width, shift, 1)), z, z, a, width);
        }
    }

    private readonly struct BackwardRow : IRowBody
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TLane, T>(T* a, T* da, T* dz, int width) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            double sum = Number.ToDouble(RowReduction.Sum<TLane, T>(da, width));
            RowMap.Run<TLane, T, Pullback>(new(sum), a, da, dz, width);
        }
    }
}
