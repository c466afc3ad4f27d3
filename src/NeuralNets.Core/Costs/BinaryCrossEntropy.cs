using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>Binary cross-entropy of probabilities: C = −Σ (y·ln a + (1 − y)·ln(1 − a)) / n; da = (a − y)/(a·(1 − a))/n. After a sigmoid it becomes one function of z, which needs no floors.</summary>
    /// <remarks>Each logarithm is floored at −100, a·(1 − a) at 1e−12; a beyond [0, 1] gives NaN. Soft targets in [0, 1] are fine. Good 1952; Solla, Levin, Fleisher 1988, "Accelerated learning in layered neural networks".</remarks>
    public static ICost BinaryCrossEntropy { get; } = new BuiltIn<BinaryCrossEntropyOperator>(default, BinaryCrossEntropyWithLogits());

    internal readonly record struct BinaryCrossEntropyOperator : ICostOperator
    {
        public static string Name => nameof(BinaryCrossEntropy);
        public static bool IsMean => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane floor = TLane.Constant(-100);
            TLane hit = TLane.Max(LaneMath.Log<TLane, T>(a), floor), miss = TLane.Max(LaneMath.Log1p<TLane, T>(-a), floor);
            return TLane.FusedMultiplyAdd(y - TLane.Constant(1), miss, TLane.FusedMultiplyAdd(-y, hit, partial));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            (a - y) / TLane.Max(a * (TLane.Constant(1) - a), TLane.Constant(1e-12));
    }
}
