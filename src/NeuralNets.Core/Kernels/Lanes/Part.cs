using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// A whole vector or what is left of a span. With it a loop's body stands once, for vectors and tail alike: long functions
/// written twice exhaust what the JIT inlines in one method, and then every operation of a lane becomes a call.
/// </summary>
internal static unsafe class Part
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Load<TLane, T>(T* source, int rest) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        rest >= TLane.Count ? TLane.Load(source) : TLane.LoadFirst(source, rest);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TLane, T>(TLane value, T* target, int rest) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (rest >= TLane.Count)
            TLane.Store(value, target);
        else
            TLane.StoreFirst(value, target, rest);
    }
}
