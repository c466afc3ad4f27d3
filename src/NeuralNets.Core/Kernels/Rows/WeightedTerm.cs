using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>Terms with a weight: what has no weight costs nothing, even where it is infinite (0·∞ = 0; NaN stays NaN).</summary>
internal static class WeightedTerm
{
    /// <summary>partial + weight·value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Add<TLane, T>(TLane partial, TLane weight, TLane value) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TLane finite = TLane.SelectEqual(TLane.Abs(value), TLane.Constant(double.PositiveInfinity), TLane.Constant(0), value);
        return TLane.FusedMultiplyAdd(weight, TLane.SelectEqual(weight, TLane.Constant(0), finite, value), partial);
    }
}
