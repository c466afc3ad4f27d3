using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NeuralNets.Kernels;

/// <summary>left[0], right[0], left[1], right[1], … over whole vectors, not 128 bits at a time.</summary>
internal static class Interleave
{
    [MethodImpl(Inline)]
    public static Vector128<T> Low<T>(Vector128<T> left, Vector128<T> right)
    {
        if (Unsafe.SizeOf<T>() == 8)
            return Vector128.Create(left.GetLower(), right.GetLower());
        Vector128<float> l = left.AsSingle(), r = right.AsSingle();
        if (Sse.IsSupported)
            return Sse.UnpackLow(l, r).As<float, T>();
        if (AdvSimd.Arm64.IsSupported)
            return AdvSimd.Arm64.ZipLow(l, r).As<float, T>();
        return Vector128.Create(l[0], r[0], l[1], r[1]).As<float, T>();
    }

    [MethodImpl(Inline)]
    public static Vector128<T> High<T>(Vector128<T> left, Vector128<T> right)
    {
        if (Unsafe.SizeOf<T>() == 8)
            return Vector128.Create(left.GetUpper(), right.GetUpper());
        Vector128<float> l = left.AsSingle(), r = right.AsSingle();
        if (Sse.IsSupported)
            return Sse.UnpackHigh(l, r).As<float, T>();
        if (AdvSimd.Arm64.IsSupported)
            return AdvSimd.Arm64.ZipHigh(l, r).As<float, T>();
        return Vector128.Create(l[2], r[2], l[3], r[3]).As<float, T>();
    }

    [MethodImpl(Inline)]
    public static Vector256<T> Low<T>(Vector256<T> left, Vector256<T> right) =>
        Vector256.Create(Low(left.GetLower(), right.GetLower()), High(left.GetLower(), right.GetLower()));

    [MethodImpl(Inline)]
    public static Vector256<T> High<T>(Vector256<T> left, Vector256<T> right) =>
        Vector256.Create(Low(left.GetUpper(), right.GetUpper()), High(left.GetUpper(), right.GetUpper()));

    [MethodImpl(Inline)]
    public static Vector512<T> Low<T>(Vector512<T> left, Vector512<T> right)
    {
        if (!Avx512F.IsSupported)
            return Vector512.Create(Low(left.GetLower(), right.GetLower()), High(left.GetLower(), right.GetLower()));
        return Unsafe.SizeOf<T>() == 4
            ? Avx512F.PermuteVar16x32x2(left.AsSingle(), Vector512.Create(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23), right.AsSingle()).As<float, T>()
            : Avx512F.PermuteVar8x64x2(left.AsDouble(), Vector512.Create(0L, 8, 1, 9, 2, 10, 3, 11), right.AsDouble()).As<double, T>();
    }

    [MethodImpl(Inline)]
    public static Vector512<T> High<T>(Vector512<T> left, Vector512<T> right)
    {
        if (!Avx512F.IsSupported)
            return Vector512.Create(Low(left.GetUpper(), right.GetUpper()), High(left.GetUpper(), right.GetUpper()));
        return Unsafe.SizeOf<T>() == 4
            ? Avx512F.PermuteVar16x32x2(left.AsSingle(), Vector512.Create(8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31), right.AsSingle()).As<float, T>()
            : Avx512F.PermuteVar8x64x2(left.AsDouble(), Vector512.Create(4L, 12, 5, 13, 6, 14, 7, 15), right.AsDouble()).As<double, T>();
    }

    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
}
