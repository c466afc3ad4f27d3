using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// A setting, or an expression of settings, as double and rounded once to float: a conversion in the loop costs more than most
/// bodies, for it waits for the vector before.
/// </summary>
internal readonly record struct Rounded(double Double)
{
    private readonly float _single = (float)Double;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Lane<TLane, T>() where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TLane.Broadcast(typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>(_single) : Unsafe.BitCast<double, T>(Double));
}
