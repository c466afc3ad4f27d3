using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuralNets.Kernels;

/// <summary>An arithmetic body with its arguments as fields, to be run at the width that <see cref="Lanes"/> chooses.</summary>
internal interface IKernel<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    void Run<TLane>() where TLane : unmanaged, ILane<TLane, T>;
}

/// <summary>The one place that knows how wide vectors are.</summary>
internal static class Lanes
{
    /// <summary>512, 256, 128 or 0 (single values). Any value gives the same bits; tests set it to show that.</summary>
    public static int Bits { get; set; } = WidestBits;

    public static int WidestBits =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<T, TKernel>(ref TKernel kernel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IKernel<T>, allows ref struct
    {
        if (Bits == 512)
            kernel.Run<Lane512<T>>();
        else
            RunNarrower<T, TKernel>(ref kernel);
    }

    // By itself: a method that names a lane makes the runtime load its type and those of the kernel over it, used or not.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunNarrower<T, TKernel>(ref TKernel kernel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IKernel<T>, allows ref struct
    {
        switch (Bits)
        {
            case 256: kernel.Run<Lane256<T>>(); break;
            case 128: kernel.Run<Lane128<T>>(); break;
            default: kernel.Run<Lane1<T>>(); break;
        }
    }
}
