using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NeuralNets.Kernels;

/// <summary>512 bits: 16 floats or 8 doubles.</summary>
internal unsafe struct Lane512<T>(Vector512<T> value) : ILane<Lane512<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Vector512<T> _v = value;

    public static int Count => Vector512<T>.Count;

    [MethodImpl(Inline)] public static Lane512<T> Load(T* source) => *(Lane512<T>*)source;
    [MethodImpl(Inline)] public static void Store(Lane512<T> value, T* target) => *(Lane512<T>*)target = value;

    [MethodImpl(Inline)]
    public static Lane512<T> LoadFirst(T* source, int count)
    {
        if (Avx512F.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? new(Avx512F.MaskLoad((float*)source, First(count).AsSingle(), Vector512<float>.Zero).As<float, T>())
                : new(Avx512F.MaskLoad((double*)source, First(count).AsDouble(), Vector512<double>.Zero).As<double, T>());
        }
        Vector512<T> buffer = default;
        Unsafe.CopyBlockUnaligned(&buffer, source, (uint)(count * sizeof(T)));
        return new(buffer);
    }

    [MethodImpl(Inline)]
    public static void StoreFirst(Lane512<T> value, T* target, int count)
    {
        if (!Avx512F.IsSupported)
            Unsafe.CopyBlockUnaligned(target, &value, (uint)(count * sizeof(T)));
        else if (typeof(T) == typeof(float))
            Avx512F.MaskStore((float*)target, First(count).AsSingle(), value._v.AsSingle());
        else
            Avx512F.MaskStore((double*)target, First(count).AsDouble(), value._v.AsDouble());
    }

    [MethodImpl(Inline)] public static Lane512<T> Broadcast(T value) => new(Vector512.Create(value));
    [MethodImpl(Inline)] public static Lane512<T> Constant(double value) => new(Vector512.Create(Number.Round<T>(value)));
    [MethodImpl(Inline)] private static Vector512<T> First(int count) => Vector512.LessThan(Vector512<T>.Indices, Vector512.Create(Number.Round<T>(count)));

    [MethodImpl(Inline)] public static Lane512<T> operator +(Lane512<T> left, Lane512<T> right) => new(left._v + right._v);
    [MethodImpl(Inline)] public static Lane512<T> operator -(Lane512<T> left, Lane512<T> right) => new(left._v - right._v);
    [MethodImpl(Inline)] public static Lane512<T> operator *(Lane512<T> left, Lane512<T> right) => new(left._v * right._v);
    [MethodImpl(Inline)] public static Lane512<T> operator /(Lane512<T> left, Lane512<T> right) => new(left._v / right._v);
    [MethodImpl(Inline)] public static Lane512<T> operator -(Lane512<T> value) => new(-value._v);

    [MethodImpl(Inline)] public static Lane512<T> FusedMultiplyAdd(Lane512<T> left, Lane512<T> right, Lane512<T> addend) => new(FusedMultiplyAdd(left._v, right._v, addend._v));
    [MethodImpl(Inline)] public static void Accumulate(ref Lane512<T> sum, Lane512<T> left, Lane512<T> right) => sum._v = FusedMultiplyAdd(left._v, right._v, sum._v);

    [MethodImpl(Inline)]
    private static Vector512<T> FusedMultiplyAdd(Vector512<T> left, Vector512<T> right, Vector512<T> addend) => typeof(T) == typeof(float)
        ? Vector512.FusedMultiplyAdd(left.AsSingle(), right.AsSingle(), addend.AsSingle()).As<float, T>()
        : Vector512.FusedMultiplyAdd(left.AsDouble(), right.AsDouble(), addend.AsDouble()).As<double, T>();

    [MethodImpl(Inline)] public static Lane512<T> Sqrt(Lane512<T> value) => new(Vector512.Sqrt(value._v));
    [MethodImpl(Inline)] public static Lane512<T> Abs(Lane512<T> value) => new(Vector512.Abs(value._v));
    [MethodImpl(Inline)] public static Lane512<T> Max(Lane512<T> left, Lane512<T> right) => new(Vector512.Max(left._v, right._v));
    [MethodImpl(Inline)] public static Lane512<T> Min(Lane512<T> left, Lane512<T> right) => new(Vector512.Min(left._v, right._v));

    // Of x86: limit < value ? limit : value, the second operand where either is NaN.
    [MethodImpl(Inline)]
    public static Lane512<T> AtMost(Lane512<T> value, Lane512<T> limit)
    {
        if (!Avx512F.IsSupported)
            return SelectLess(limit, value, limit, value);
        return typeof(T) == typeof(float)
            ? new(Avx512F.Min(limit._v.AsSingle(), value._v.AsSingle()).As<float, T>())
            : new(Avx512F.Min(limit._v.AsDouble(), value._v.AsDouble()).As<double, T>());
    }

    [MethodImpl(Inline)]
    public static Lane512<T> AtLeast(Lane512<T> value, Lane512<T> limit)
    {
        if (!Avx512F.IsSupported)
            return SelectLess(value, limit, limit, value);
        return typeof(T) == typeof(float)
            ? new(Avx512F.Max(limit._v.AsSingle(), value._v.AsSingle()).As<float, T>())
            : new(Avx512F.Max(limit._v.AsDouble(), value._v.AsDouble()).As<double, T>());
    }

    [MethodImpl(Inline)] public static Lane512<T> SelectLess(Lane512<T> left, Lane512<T> right, Lane512<T> whenTrue, Lane512<T> whenFalse) => new(Vector512.ConditionalSelect(Vector512.LessThan(left._v, right._v), whenTrue._v, whenFalse._v));
    [MethodImpl(Inline)] public static Lane512<T> SelectAtMost(Lane512<T> left, Lane512<T> right, Lane512<T> whenTrue, Lane512<T> whenFalse) => new(Vector512.ConditionalSelect(Vector512.LessThanOrEqual(left._v, right._v), whenTrue._v, whenFalse._v));
    [MethodImpl(Inline)] public static Lane512<T> SelectEqual(Lane512<T> left, Lane512<T> right, Lane512<T> whenTrue, Lane512<T> whenFalse) => new(Vector512.ConditionalSelect(Vector512.Equals(left._v, right._v), whenTrue._v, whenFalse._v));
    [MethodImpl(Inline)] public static Lane512<T> SelectFirst(int count, Lane512<T> whenTrue, Lane512<T> whenFalse) => new(Vector512.ConditionalSelect(First(count), whenTrue._v, whenFalse._v));
    [MethodImpl(Inline)] public static bool AnyGreater(Lane512<T> left, Lane512<T> right) => Vector512.GreaterThanAny(left._v, right._v);

    [MethodImpl(Inline)]
    public static Lane512<T> Scale(Lane512<T> value, Lane512<T> n)
    {
        if (!Avx512F.IsSupported)
            return LaneMath.Scale<Lane512<T>, T>(value, n);
        return typeof(T) == typeof(float)
            ? new(Avx512F.Scale(value._v.AsSingle(), n._v.AsSingle()).As<float, T>())
            : new(Avx512F.Scale(value._v.AsDouble(), n._v.AsDouble()).As<double, T>());
    }

    [MethodImpl(Inline)] public static Lane512<T> operator &(Lane512<T> left, Lane512<T> right) => new(left._v & right._v);
    [MethodImpl(Inline)] public static Lane512<T> operator |(Lane512<T> left, Lane512<T> right) => new(left._v | right._v);
    [MethodImpl(Inline)] public static Lane512<T> operator ^(Lane512<T> left, Lane512<T> right) => new(left._v ^ right._v);

    [MethodImpl(Inline)]
    public static Lane512<T> AddBits(Lane512<T> left, Lane512<T> right) => typeof(T) == typeof(float)
        ? new((left._v.AsInt32() + right._v.AsInt32()).As<int, T>())
        : new((left._v.AsInt64() + right._v.AsInt64()).As<long, T>());

    [MethodImpl(Inline)]
    public static Lane512<T> SubtractBits(Lane512<T> left, Lane512<T> right) => typeof(T) == typeof(float)
        ? new((left._v.AsInt32() - right._v.AsInt32()).As<int, T>())
        : new((left._v.AsInt64() - right._v.AsInt64()).As<long, T>());

    [MethodImpl(Inline)]
    public static Lane512<T> ShiftLeftBits(Lane512<T> value, int count) => typeof(T) == typeof(float)
        ? new((value._v.AsInt32() << count).As<int, T>())
        : new((value._v.AsInt64() << count).As<long, T>());

    [MethodImpl(Inline)]
    public static Lane512<T> ShiftRightBits(Lane512<T> value, int count) => typeof(T) == typeof(float)
        ? new((value._v.AsInt32() >> count).As<int, T>())
        : new((value._v.AsInt64() >> count).As<long, T>());

    [MethodImpl(Inline)]
    public static Lane512<T> FromBits(long bits) => typeof(T) == typeof(float)
        ? new(Vector512.Create(unchecked((int)bits)).As<int, T>())
        : new(Vector512.Create(bits).As<long, T>());

    [MethodImpl(Inline)]
    public static Lane512<T> BitsToNumber(Lane512<T> bits) => typeof(T) == typeof(float)
        ? new(Vector512.ConvertToSingle(bits._v.AsInt32()).As<float, T>())
        : new(Vector512.ConvertToDouble(bits._v.AsInt64()).As<double, T>());

    [MethodImpl(Inline)] public static Lane512<T> InterleaveLow(Lane512<T> left, Lane512<T> right) => new(Interleave.Low(left._v, right._v));
    [MethodImpl(Inline)] public static Lane512<T> InterleaveHigh(Lane512<T> left, Lane512<T> right) => new(Interleave.High(left._v, right._v));
    [MethodImpl(Inline)] public static Lane512<T> LowerPieces(Lane512<T> left, Lane512<T> right) => new(Interleave.Pieces(left._v, right._v, 0b01_00_01_00));
    [MethodImpl(Inline)] public static Lane512<T> UpperPieces(Lane512<T> left, Lane512<T> right) => new(Interleave.Pieces(left._v, right._v, 0b11_10_11_10));
    [MethodImpl(Inline)] public static Lane512<T> EvenPieces(Lane512<T> left, Lane512<T> right) => new(Interleave.Pieces(left._v, right._v, 0b10_00_10_00));
    [MethodImpl(Inline)] public static Lane512<T> OddPieces(Lane512<T> left, Lane512<T> right) => new(Interleave.Pieces(left._v, right._v, 0b11_01_11_01));

    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
}
