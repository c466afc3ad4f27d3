using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// ln Σ e^((z − shift)/t), accurate near 0 too: with k values equal to the shift it is ln(1 + (k − 1 + the sum over the rest)),
/// so that a small cost keeps its digits.
/// </summary>
internal static unsafe class LogSumExp
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Compute<TLane, T>(T* z, int n, double shift, double temperature) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T rest = RowReduction.Sum<TLane, T, RestTerm>(new(shift, temperature), z, null, n);
        T equal = RowReduction.Sum<TLane, T, EqualTerm>(new(shift), z, null, n);
        return Number.ToDouble(LaneMath.Log1p<Lane1<T>, T>(new(equal - T.One + rest)).Value);
    }

    private readonly struct RestTerm(double shift, double temperature) : IRowTerm
    {
        public static bool NeedsY => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane e = LaneMath.Exp<TLane, T>((a - TLane.Constant(shift)) / TLane.Constant(temperature));
            return partial + TLane.SelectEqual(a, TLane.Constant(shift), TLane.Constant(0), e);
        }
    }

    private readonly struct EqualTerm(double shift) : IRowTerm
    {
        public static bool NeedsY => false;

        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            partial + TLane.SelectEqual(a, TLane.Constant(shift), TLane.Constant(1), TLane.Constant(0));
    }
}
