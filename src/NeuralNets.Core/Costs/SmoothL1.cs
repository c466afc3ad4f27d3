using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>
    /// The mean of d²/(2β) for |d| &lt; β, |d| − β/2 beyond, d = a − y: Huber's cost divided by β. da = clamp(d/β, −1, 1)/n.
    /// β = 0 is <see cref="MeanAbsoluteError"/>.
    /// </summary>
    /// <param name="beta">β, not negative: where the straight part begins.</param>
    /// <remarks>Girshick 2015, "Fast R-CNN".</remarks>
    /// <exception cref="ArgumentOutOfRangeException">β that is negative or not finite.</exception>
    public static ICost SmoothL1(double beta = 1) =>
        Setting.NotNegative(beta) > 0 ? new BuiltIn<SmoothL1Operator>(new(beta)) : MeanAbsoluteError;

    internal readonly record struct SmoothL1Operator(double Beta) : ICostOperator
    {
        public static string Name => nameof(SmoothL1);
        public static bool IsMean => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane d = TLane.Abs(a - y);
            TLane c = TLane.Min(d, TLane.Constant(Beta));
            return TLane.FusedMultiplyAdd(c / TLane.Constant(Beta), d - TLane.Constant(0.5) * c, partial);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.Min(TLane.Max((a - y) / TLane.Constant(Beta), TLane.Constant(-1)), TLane.Constant(1));
    }
}
