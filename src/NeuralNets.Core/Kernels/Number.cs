using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>Conversions whose rounding the contract fixes: double to T, once, to the nearest.</summary>
internal static class Number
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Round<T>(double value) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
            return Unsafe.BitCast<float, T>((float)value);
        if (typeof(T) == typeof(double))
            return Unsafe.BitCast<double, T>(value);
        return T.CreateTruncating(value);
    }

    /// <summary>The same number: double holds every float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ToDouble<T>(T value) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
            return Unsafe.BitCast<T, float>(value);
        if (typeof(T) == typeof(double))
            return Unsafe.BitCast<T, double>(value);
        return double.CreateTruncating(value);
    }

    public static bool IsSupported<T>() => typeof(T) == typeof(float) || typeof(T) == typeof(double);

    public static void ThrowIfNotSupported<T>()
    {
        if (!IsSupported<T>())
            throw new NotSupportedException($"{typeof(T)} is not supported: float and double are.");
    }
}
