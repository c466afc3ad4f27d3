using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// Cross-entropy of softmax(z/t) as one function of z, with targets τ = (1 − ε)·y + ε/n (label smoothing ε):
/// C = Σ τ·(L − u), u = (z − max)/t, L = ln Σ eᵘ; dz = (s·Σ τ − τ)/t.
/// </summary>
internal static unsafe class SoftmaxCrossEntropy
{
    public static void Evaluate<T>(double temperature, double smoothing, ReadOnlySpan<T> z, ReadOnlySpan<T> y, Span<T> costs, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = Lengths.Rows(z.Length, width, "a");
        Lengths.ThrowIfNot(z.Length, y.Length, nameof(y), "a");
        Lengths.ThrowIfNot(rows, costs.Length, nameof(costs), "a");
        fixed (T* pz = z, py = y, pcosts = costs)
        {
            var kernel = new EvaluateKernel<T> { Z = pz, Y = py, Costs = pcosts, Rows = rows, Width = width, Temperature = temperature, Target = new(smoothing, width) };
            Lanes.Run<T, EvaluateKernel<T>>(ref kernel);
        }
    }

    /// <summary>dz may be z.</summary>
    public static void Differentiate<T>(double temperature, double smoothing, ReadOnlySpan<T> z, ReadOnlySpan<T> y, Span<T> dz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = Lengths.Rows(z.Length, width, "a");
        Lengths.ThrowIfNot(z.Length, y.Length, nameof(y), "a");
        Lengths.ThrowIfNot(z.Length, dz.Length, "da", "a");
        fixed (T* pz = z, py = y, pdz = dz)
        {
            var kernel = new DifferentiateKernel<T> { Z = pz, Y = py, Dz = pdz, Rows = rows, Width = width, Temperature = temperature, Target = new(smoothing, width) };
            Lanes.Run<T, DifferentiateKernel<T>>(ref kernel);
        }
    }

    /// <summary>Σ τ, and τ itself.</summary>
    private readonly struct SmoothedTarget(double smoothing, int width) : IRowTerm
    {
        private readonly double _keep = 1 - smoothing, _share = smoothing / width;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.FusedMultiplyAdd(y, TLane.Constant(_keep), TLane.Constant(_share));

        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
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

    private struct EvaluateKernel<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T* Z, Y, Costs;
        public int Rows, Width;
        public double Temperature;
        public SmoothedTarget Target;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            T* z = Z, y = Y;
            for (int r = 0; r < Rows; r++, z += Width, y += Width)
            {
                double shift = Softmax.Shift<TLane, T>(z, Width, Temperature);
                double logSum = LogSumExp.Compute<TLane, T>(z, Width, shift, Temperature);
                Costs[r] = RowReduction.Sum<TLane, T, CostTerm>(new(Target, shift, Temperature, logSum), z, y, Width);
            }
        }
    }

    private struct DifferentiateKernel<T> : IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T* Z, Y, Dz;
        public int Rows, Width;
        public double Temperature;
        public SmoothedTarget Target;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public readonly void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>
        {
            T* z = Z, y = Y, dz = Dz;
            for (int r = 0; r < Rows; r++, z += Width, y += Width, dz += Width)
            {
                double shift = Softmax.Shift<TLane, T>(z, Width, Temperature);
                double targetSum = Number.ToDouble(RowReduction.Sum<TLane, T, SmoothedTarget>(Target, y, y, Width));
                RowMap.Run<TLane, T, Softmax.ShiftedExp>(new(shift, Temperature), z, z, dz, Width);
                double sum = Number.ToDouble(RowReduction.Sum<TLane, T>(dz, Width));
                RowMap.Run<TLane, T, Gradient>(new(Target, sum, targetSum, Temperature), dz, y, dz, Width);
            }
        }
    }
}
