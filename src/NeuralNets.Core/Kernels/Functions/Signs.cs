using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>The sign function.</summary>
internal static class Signs
{
    /// <summary>1, −1, or x itself where it is 0 or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Of<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TLane zero = TLane.Constant(0);
        return TLane.SelectGreater(x, zero, TLane.Constant(1), TLane.SelectLess(x, zero, TLane.Constant(-1), x));
    }
}
