using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>Logistic loss of signs: the mean of softplus(−y·a) = ln(1 + e^(−y·a)); da = −y·σ(−y·a)/n.</summary>
    /// <remarks>Targets are −1 and 1; no argument overflows.</remarks>
    public static ICost SoftMargin => BuiltIn<SoftMarginOperator>.Instance;

    internal readonly record struct SoftMarginOperator : ICostOperator
    {
        public static string Name => nameof(SoftMargin);
        public static bool IsMean => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            partial + LaneMath.Softplus<TLane, T>(-(y * a));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            -y * LaneMath.Sigmoid<TLane, T>(-(y * a));
    }
}
