using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>√(x² + y²) without overflow: the larger times √(1 + (smaller/larger)²).</summary>
internal static class Radius
{
    /// <summary>y is positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Value<TLane, T>(TLane x, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        x = TLane.Abs(x);
        // NaN becomes the smaller and passes.
        TLane larger = TLane.SelectGreater(x, y, x, y), quotient = TLane.SelectGreater(x, y, y, x) / larger;
        return larger * TLane.Sqrt(TLane.FusedMultiplyAdd(quotient, quotient, TLane.Constant(1)));
    }
}
