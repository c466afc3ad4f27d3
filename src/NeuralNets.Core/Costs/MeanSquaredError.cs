using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>Mean of squares: C = Σ (a − y)² / n; da = 2·(a − y)/n.</summary>
    /// <remarks>What PyTorch and Keras call mse.</remarks>
    public static ICost MeanSquaredError => BuiltIn<MeanSquaredErrorOperator>.Instance;

    internal readonly record struct MeanSquaredErrorOperator : ICostOperator
    {
        public static string Name => nameof(MeanSquaredError);
        public static bool IsMean => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            default(SquaredErrorOperator).Add<TLane, T>(partial, a, y);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            default(SquaredErrorOperator).Derivative<TLane, T>(a, y);
    }
}
