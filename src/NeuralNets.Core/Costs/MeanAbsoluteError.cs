using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>Mean of absolute errors: C = Σ |a − y| / n; da = sgn(a − y)/n, 0 at a = y.</summary>
    /// <remarks>Laplace 1774. Less moved by outliers than squares; its minimum is the median.</remarks>
    public static ICost MeanAbsoluteError => BuiltIn<MeanAbsoluteErrorOperator>.Instance;

    internal readonly record struct MeanAbsoluteErrorOperator : ICostOperator
    {
        public static string Name => nameof(MeanAbsoluteError);
        public static bool IsMean => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            partial + TLane.Abs(a - y);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Signs.Of<TLane, T>(a - y);
    }
}
