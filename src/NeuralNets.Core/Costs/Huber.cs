using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>Squares for small errors, absolute values for large: the mean of d²/2 for |d| ≤ δ, δ·(|d| − δ/2) beyond, d = a − y; da = clamp(d, −δ, δ)/n.</summary>
    /// <param name="delta">δ, positive: where the straight part begins.</param>
    /// <remarks>Huber 1964, "Robust estimation of a location parameter".</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter outside its range.</exception>
    public static ICost Huber(double delta = 1) => new BuiltIn<HuberOperator>(new(Setting.Positive(delta)));

    internal readonly record struct HuberOperator(double Delta) : ICostOperator
    {
        public static string Name => nameof(Huber);
        public static bool IsMean => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane d = TLane.Abs(a - y);
            TLane c = TLane.Min(d, TLane.Constant(Delta));
            return TLane.FusedMultiplyAdd(c, d - TLane.Constant(0.5) * c, partial);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.Min(TLane.Max(a - y, TLane.Constant(-Delta)), TLane.Constant(Delta));
    }
}
