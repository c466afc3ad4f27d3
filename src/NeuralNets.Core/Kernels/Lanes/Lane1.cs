using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>One value: where there are no vectors, and behind the scalar functions.</summary>
internal readonly unsafe struct Lane1<T>(T value) : ILane<Lane1<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _v = value;

    public T Value => _v;

    public static int Count => 1;

    [MethodImpl(Inline)] public static Lane1<T> Load(T* source) => new(*source);
    [MethodImpl(Inline)] public static void Store(Lane1<T> value, T* target) => *target = value._v;
    [MethodImpl(Inline)] public static Lane1<T> LoadFirst(T* source, int count) => count > 0 ? new(*source) : default;
    [MethodImpl(Inline)]
    public static void StoreFirst(Lane1<T> value, T* target, int count)
    {
        if (count > 0)
            *target = value._v;
    }

    [MethodImpl(Inline)] public static Lane1<T> Broadcast(T value) => new(value);
    [MethodImpl(Inline)] public static Lane1<T> Constant(double value) => new(Number.Round<T>(value));

    [MethodImpl(Inline)] public static Lane1<T> operator +(Lane1<T> left, Lane1<T> right) => new(left._v + right._v);
    [MethodImpl(Inline)] public static Lane1<T> operator -(Lane1<T> left, Lane1<T> right) => new(left._v - right._v);
    [MethodImpl(Inline)] public static Lane1<T> operator *(Lane1<T> left, Lane1<T> right) => new(left._v * right._v);
    [MethodImpl(Inline)] public static Lane1<T> operator /(Lane1<T> left, Lane1<T> right) => new(left._v / right._v);
    [MethodImpl(Inline)] public static Lane1<T> operator -(Lane1<T> value) => new(-value._v);
    [MethodImpl(Inline)] public static Lane1<T> FusedMultiplyAdd(Lane1<T> left, Lane1<T> right, Lane1<T> addend) => new(T.FusedMultiplyAdd(left._v, right._v, addend._v));
    [MethodImpl(Inline)] public static Lane1<T> Sqrt(Lane1<T> value) => new(T.Sqrt(value._v));
    [MethodImpl(Inline)] public static Lane1<T> Abs(Lane1<T> value) => new(T.Abs(value._v));
    [MethodImpl(Inline)] public static Lane1<T> Max(Lane1<T> left, Lane1<T> right) => new(T.Max(left._v, right._v));
    [MethodImpl(Inline)] public static Lane1<T> Min(Lane1<T> left, Lane1<T> right) => new(T.Min(left._v, right._v));

    [MethodImpl(Inline)] public static Lane1<T> SelectLess(Lane1<T> left, Lane1<T> right, Lane1<T> whenTrue, Lane1<T> whenFalse) => left._v < right._v ? whenTrue : whenFalse;
    [MethodImpl(Inline)] public static Lane1<T> SelectAtMost(Lane1<T> left, Lane1<T> right, Lane1<T> whenTrue, Lane1<T> whenFalse) => left._v <= right._v ? whenTrue : whenFalse;
    [MethodImpl(Inline)] public static Lane1<T> SelectEqual(Lane1<T> left, Lane1<T> right, Lane1<T> whenTrue, Lane1<T> whenFalse) => left._v == right._v ? whenTrue : whenFalse;
    [MethodImpl(Inline)] public static Lane1<T> SelectFirst(int count, Lane1<T> whenTrue, Lane1<T> whenFalse) => count > 0 ? whenTrue : whenFalse;
    [MethodImpl(Inline)] public static bool AnyGreater(Lane1<T> left, Lane1<T> right) => left._v > right._v;

    [MethodImpl(Inline)] public static Lane1<T> operator &(Lane1<T> left, Lane1<T> right) => FromBits(Bits(left) & Bits(right));
    [MethodImpl(Inline)] public static Lane1<T> operator |(Lane1<T> left, Lane1<T> right) => FromBits(Bits(left) | Bits(right));
    [MethodImpl(Inline)] public static Lane1<T> operator ^(Lane1<T> left, Lane1<T> right) => FromBits(Bits(left) ^ Bits(right));
    [MethodImpl(Inline)] public static Lane1<T> AddBits(Lane1<T> left, Lane1<T> right) => FromBits(Bits(left) + Bits(right));
    [MethodImpl(Inline)] public static Lane1<T> SubtractBits(Lane1<T> left, Lane1<T> right) => FromBits(Bits(left) - Bits(right));
    [MethodImpl(Inline)] public static Lane1<T> ShiftLeftBits(Lane1<T> value, int count) => FromBits(Bits(value) << count);
    [MethodImpl(Inline)] public static Lane1<T> ShiftRightBits(Lane1<T> value, int count) => FromBits(Bits(value) >> count);
    [MethodImpl(Inline)]
    public static Lane1<T> FromBits(long bits) => typeof(T) == typeof(float)
        ? Unsafe.BitCast<float, Lane1<T>>(BitConverter.Int32BitsToSingle(unchecked((int)bits)))
        : Unsafe.BitCast<double, Lane1<T>>(BitConverter.Int64BitsToDouble(bits));
    [MethodImpl(Inline)]
    public static Lane1<T> BitsToNumber(Lane1<T> bits) => typeof(T) == typeof(float)
        ? Unsafe.BitCast<float, Lane1<T>>((float)(int)Bits(bits))
        : Unsafe.BitCast<double, Lane1<T>>((double)Bits(bits));

    [MethodImpl(Inline)]
    private static long Bits(Lane1<T> lane) => typeof(T) == typeof(float)
        ? BitConverter.SingleToInt32Bits(Unsafe.BitCast<Lane1<T>, float>(lane))
        : BitConverter.DoubleToInt64Bits(Unsafe.BitCast<Lane1<T>, double>(lane));

    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
}
