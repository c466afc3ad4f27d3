using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NeuralNets.Kernels;

/// <summary>In every 128 bits by themselves: left[0], right[0], left[1], right[1] of their lower (upper) halves.</summary>
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
    public static Vector256<T> Low<T>(Vector256<T> left, Vector256<T> right)
    {
        if (!Avx.IsSupported)
            return Vector256.Create(Low(left.GetLower(), right.GetLower()), Low(left.GetUpper(), right.GetUpper()));
        return Unsafe.SizeOf<T>() == 4
            ? Avx.UnpackLow(left.AsSingle(), right.AsSingle()).As<float, T>()
            : Avx.UnpackLow(left.AsDouble(), right.AsDouble()).As<double, T>();
    }

    [MethodImpl(Inline)]
    public static Vector256<T> High<T>(Vector256<T> left, Vector256<T> right)
    {
        if (!Avx.IsSupported)
            return Vector256.Create(High(left.GetLower(), right.GetLower()), High(left.GetUpper(), right.GetUpper()));
        return Unsafe.SizeOf<T>() == 4
            ? Avx.UnpackHigh(left.AsSingle(), right.AsSingle()).As<float, T>()
            : Avx.UnpackHigh(left.AsDouble(), right.AsDouble()).As<double, T>();
    }

    [MethodImpl(Inline)]
    public static Vector256<T> Lower<T>(Vector256<T> left, Vector256<T> right) => Vector256.Create(left.GetLower(), right.GetLower());

    [MethodImpl(Inline)]
    public static Vector256<T> Upper<T>(Vector256<T> left, Vector256<T> right) => Avx.IsSupported
        ? Avx.Permute2x128(left.AsSingle(), right.AsSingle(), 0x31).As<float, T>()
        : Vector256.Create(left.GetUpper(), right.GetUpper());

    [MethodImpl(Inline)]
    public static Vector512<T> Low<T>(Vector512<T> left, Vector512<T> right)
    {
        if (!Avx512F.IsSupported)
            return Vector512.Create(Low(left.GetLower(), right.GetLower()), Low(left.GetUpper(), right.GetUpper()));
        return Unsafe.SizeOf<T>() == 4
            ? Avx512F.UnpackLow(left.AsSingle(), right.AsSingle()).As<float, T>()
            : Avx512F.UnpackLow(left.AsDouble(), right.AsDouble()).As<double, T>();
    }

    [MethodImpl(Inline)]
    public static Vector512<T> High<T>(Vector512<T> left, Vector512<T> right)
    {
        if (!Avx512F.IsSupported)
            return Vector512.Create(High(left.GetLower(), right.GetLower()), High(left.GetUpper(), right.GetUpper()));
        return Unsafe.SizeOf<T>() == 4
            ? Avx512F.UnpackHigh(left.AsSingle(), right.AsSingle()).As<float, T>()
            : Avx512F.UnpackHigh(left.AsDouble(), right.AsDouble()).As<double, T>();
    }

    /// <summary>Two pieces of 128 bits of left, then two of right: their indices are the control's pairs of bits.</summary>
    [MethodImpl(Inline)]
    public static Vector512<T> Pieces<T>(Vector512<T> left, Vector512<T> right, [ConstantExpected] byte control)
    {
        if (Avx512F.IsSupported)
            return Avx512F.Shuffle4x128(left.AsSingle(), right.AsSingle(), control).As<float, T>();
        return Vector512.Create(
            Vector256.Create(Piece(left, control & 3), Piece(left, (control >> 2) & 3)),
            Vector256.Create(Piece(right, (control >> 4) & 3), Piece(right, control >> 6)));
    }

    private static Vector128<T> Piece<T>(Vector512<T> value, int i)
    {
        Vector256<T> half = i < 2 ? value.GetLower() : value.GetUpper();
        return i % 2 == 0 ? half.GetLower() : half.GetUpper();
    }

    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
}
