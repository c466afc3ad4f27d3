using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// Cross-entropy of softmax(z/t) as one function of z, with targets τ = (1 − ε)·y + ε/n (label smoothing ε):
/// C = Σ τ·(L − u), u = (z − max)/t, L = ln Σ eᵘ; dz = (s·Σ τ − τ)/t.
/// </summary>
internal static unsafe class SoftmaxCrossEntropy
{
    public static void Evaluate<T>(double temperature, double smoothing, ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> costs, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        RowLoop.Reduce(new EvaluateRow(temperature, new(smoothing, width)), a, y, costs, width);

    /// <summary>da may be a.</summary>
    public static void Differentiate<T>(double temperature, double smoothing, ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> da, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        RowLoop.Map(new DifferentiateRow(temperature, new(smoothing, width)), a, y, da, width);

    /// <summary>Σ τ, and τ itself.</summary>
    private readonly struct SmoothedTarget(double smoothing, int width) : IRowTerm
    {
        public static bool NeedsY => false;

        private readonly double _keep = 1 - smoothing, _share = smoothing / width;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.FusedMultiplyAdd(y, TLane.Constant(_keep), TLane.Constant(_share));

        public TLane Add<TLane, T>(TLane partial, TLane y, TLane none) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            partial + Value<TLane, T>(y);
    }

    private readonly struct CostTerm(SmoothedTarget target, double shift, double temperature, double logSum) : IRowTerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane z, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane t = target.Value<TLane, T>(y);
            TLane distance = TLane.Constant(logSum) - (z - TLane.Constant(shift)) / TLane.Constant(temperature);
            return WeightedTerm.Add<TLane, T>(partial, t, distance);
        }
    }

    private readonly struct Gradient(SmoothedTarget target, double sum, double targetSum, double temperature) : IPairOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane exp, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.FusedMultiplyAdd(exp / TLane.Constant(sum), TLane.Constant(targetSum), -target.Value<TLane, T>(y)) / TLane.Constant(temperature);
    }

    private readonly struct EvaluateRow(double temperature, SmoothedTarget target) : IRowBody
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TLane, T>(T* z, T* y, T* cost, int width) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            double shift = Softmax.Shift<TLane, T>(z, width, temperature);
            double logSum = LogSumExp.Compute<TLane, T>(z, width, shift, temperature);
            *cost = RowReduction.Sum<TLane, T, CostTerm>(new(target, shift, temperature, logSum), z, y, width);
        }
    }

    private readonly struct DifferentiateRow(double temperature, SmoothedTarget target) : IRowBody
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TLane, T>(T* z, T* y, T* dz, int width) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            double shift = Softmax.Shift<TLane, T>(z, width, temperature);
            double targetSum = Number.ToDouble(RowReduction.Sum<TLane, T, SmoothedTarget>(target, y, null, width));
            RowMap.Run<TLane, T, Softmax.ShiftedExp>(new(shift, temperature), z, z, dz, width);
            double sum = Number.ToDouble(RowReduction.Sum<TLane, T>(dz, width));
            RowMap.Run<TLane, T, Gradient>(new(target, sum, targetSum, temperature), dz, y, dz, width);
        }
    }
}
