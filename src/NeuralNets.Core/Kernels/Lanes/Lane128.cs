using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NeuralNets.Kernels;

/// <summary>128 bits: 4 floats or 2 doubles.</summary>
internal unsafe struct Lane128<T>(Vector128<T> value) : ILane<Lane128<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Vector128<T> _v = value;

    public static int Count => Vector128<T>.Count;

    [MethodImpl(Inline)] public static Lane128<T> Load(T* source) => *(Lane128<T>*)source;
    [MethodImpl(Inline)] public static void Store(Lane128<T> value, T* target) => *(Lane128<T>*)target = value;

    [MethodImpl(Inline)]
    public static Lane128<T> LoadFirst(T* source, int count)
    {
        if (Avx.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? new(Avx.MaskLoad((float*)source, First(count).AsSingle()).As<float, T>())
                : new(Avx.MaskLoad((double*)source, First(count).AsDouble()).As<double, T>());
        }
        Vector128<T> buffer = default;
        Unsafe.CopyBlockUnaligned(&buffer, source, (uint)(count * sizeof(T)));
        return new(buffer);
    }

    [MethodImpl(Inline)]
    public static void StoreFirst(Lane128<T> value, T* target, int count)
    {
        if (!Avx.IsSupported)
            Unsafe.CopyBlockUnaligned(target, &value, (uint)(count * sizeof(T)));
        else if (typeof(T) == typeof(float))
            Avx.MaskStore((float*)target, First(count).AsSingle(), value._v.AsSingle());
        else
            Avx.MaskStore((double*)target, First(count).AsDouble(), value._v.AsDouble());
    }

    [MethodImpl(Inline)] public static Lane128<T> Broadcast(T value) => new(Vector128.Create(value));
    [MethodImpl(Inline)] public static Lane128<T> Constant(double value) => new(Vector128.Create(Number.Round<T>(value)));
    [MethodImpl(Inline)] private static Vector128<T> First(int count) => Vector128.LessThan(Vector128<T>.Indices, Vector128.Create(Number.Round<T>(count)));

    [MethodImpl(Inline)] public static Lane128<T> operator +(Lane128<T> left, Lane128<T> right) => new(left._v + right._v);
    [MethodImpl(Inline)] public static Lane128<T> operator -(Lane128<T> left, Lane128<T> right) => new(left._v - right._v);
    [MethodImpl(Inline)] public static Lane128<T> operator *(Lane128<T> left, Lane128<T> right) => new(left._v * right._v);
    [MethodImpl(Inline)] public static Lane128<T> operator /(Lane128<T> left, Lane128<T> right) => new(left._v / right._v);
    [MethodImpl(Inline)] public static Lane128<T> operator -(Lane128<T> value) => new(-value._v);

    [MethodImpl(Inline)] public static Lane128<T> FusedMultiplyAdd(Lane128<T> left, Lane128<T> right, Lane128<T> addend) => new(FusedMultiplyAdd(left._v, right._v, addend._v));
    [MethodImpl(Inline)] public static void Accumulate(ref Lane128<T> sum, Lane128<T> left, Lane128<T> right) => sum._v = FusedMultiplyAdd(left._v, right._v, sum._v);

    // The test of the hardware stands in the conditions themselves: kept in a variable, it has the JIT read the emulation as
    // well, and what it may inline in one method is used up before half a tile is compiled.
    [MethodImpl(Inline)]
    private static Vector128<T> FusedMultiplyAdd(Vector128<T> left, Vector128<T> right, Vector128<T> addend)
    {
        if (typeof(T) == typeof(float))
        {
            return (Fma.IsSupported || AdvSimd.IsSupported
                ? Vector128.FusedMultiplyAdd(left.AsSingle(), right.AsSingle(), addend.AsSingle())
                : EmulatedFma.Compute(left.AsSingle(), right.AsSingle(), addend.AsSingle())).As<float, T>();
        }
        return (Fma.IsSupported || AdvSimd.IsSupported
            ? Vector128.FusedMultiplyAdd(left.AsDouble(), right.AsDouble(), addend.AsDouble())
            : EmulatedFma.Compute(left.AsDouble(), right.AsDouble(), addend.AsDouble())).As<double, T>();
    }

    [MethodImpl(Inline)] public static Lane128<T> Sqrt(Lane128<T> value) => new(Vector128.Sqrt(value._v));
    [MethodImpl(Inline)] public static Lane128<T> Abs(Lane128<T> value) => new(Vector128.Abs(value._v));
    [MethodImpl(Inline)] public static Lane128<T> Max(Lane128<T> left, Lane128<T> right) => new(Vector128.Max(left._v, right._v));
    [MethodImpl(Inline)] public static Lane128<T> Min(Lane128<T> left, Lane128<T> right) => new(Vector128.Min(left._v, right._v));

    // Of x86: limit < value ? limit : value, the second operand where either is NaN.
    [MethodImpl(Inline)]
    public static Lane128<T> AtMost(Lane128<T> value, Lane128<T> limit)
    {
        if (!Sse2.IsSupported)
            return SelectLess(limit, value, limit, value);
        return typeof(T) == typeof(float)
            ? new(Sse.Min(limit._v.AsSingle(), value._v.AsSingle()).As<float, T>())
            : new(Sse2.Min(limit._v.AsDouble(), value._v.AsDouble()).As<double, T>());
    }

    [MethodImpl(Inline)]
    public static Lane128<T> AtLeast(Lane128<T> value, Lane128<T> limit)
    {
        if (!Sse2.IsSupported)
            return SelectLess(value, limit, limit, value);
        return typeof(T) == typeof(float)
            ? new(Sse.Max(limit._v.AsSingle(), value._v.AsSingle()).As<float, T>())
            : new(Sse2.Max(limit._v.AsDouble(), value._v.AsDouble()).As<double, T>());
    }

    [MethodImpl(Inline)] public static Lane128<T> SelectLess(Lane128<T> left, Lane128<T> right, Lane128<T> whenTrue, Lane128<T> whenFalse) => new(Vector128.ConditionalSelect(Vector128.LessThan(left._v, right._v), whenTrue._v, whenFalse._v));
    [MethodImpl(Inline)] public static Lane128<T> SelectAtMost(Lane128<T> left, Lane128<T> right, Lane128<T> whenTrue, Lane128<T> whenFalse) => new(Vector128.ConditionalSelect(Vector128.LessThanOrEqual(left._v, right._v), whenTrue._v, whenFalse._v));
    [MethodImpl(Inline)] public static Lane128<T> SelectEqual(Lane128<T> left, Lane128<T> right, Lane128<T> whenTrue, Lane128<T> whenFalse) => new(Vector128.ConditionalSelect(Vector128.Equals(left._v, right._v), whenTrue._v, whenFalse._v));
    [MethodImpl(Inline)] public static Lane128<T> SelectFirst(int count, Lane128<T> whenTrue, Lane128<T> whenFalse) => new(Vector128.ConditionalSelect(First(count), whenTrue._v, whenFalse._v));
    [MethodImpl(Inline)] public static bool AnyGreater(Lane128<T> left, Lane128<T> right) => Vector128.GreaterThanAny(left._v, right._v);
    [MethodImpl(Inline)] public static Lane128<T> operator &(Lane128<T> left, Lane128<T> right) => new(left._v & right._v);
    [MethodImpl(Inline)] public static Lane128<T> operator |(Lane128<T> left, Lane128<T> right) => new(left._v | right._v);
    [MethodImpl(Inline)] public static Lane128<T> operator ^(Lane128<T> left, Lane128<T> right) => new(left._v ^ right._v);

    [MethodImpl(Inline)]
    public static Lane128<T> AddBits(Lane128<T> left, Lane128<T> right) => typeof(T) == typeof(float)
        ? new((left._v.AsInt32() + right._v.AsInt32()).As<int, T>())
        : new((left._v.AsInt64() + right._v.AsInt64()).As<long, T>());

    [MethodImpl(Inline)]
    public static Lane128<T> SubtractBits(Lane128<T> left, Lane128<T> right) => typeof(T) == typeof(float)
        ? new((left._v.AsInt32() - right._v.AsInt32()).As<int, T>())
        : new((left._v.AsInt64() - right._v.AsInt64()).As<long, T>());

    [MethodImpl(Inline)]
    public static Lane128<T> ShiftLeftBits(Lane128<T> value, int count) => typeof(T) == typeof(float)
        ? new((value._v.AsInt32() << count).As<int, T>())
        : new((value._v.AsInt64() << count).As<long, T>());

    [MethodImpl(Inline)]
    public static Lane128<T> ShiftRightBits(Lane128<T> value, int count) => typeof(T) == typeof(float)
        ? new((value._v.AsInt32() >> count).As<int, T>())
        : new((value._v.AsInt64() >> count).As<long, T>());

    [MethodImpl(Inline)]
    public static Lane128<T> FromBits(long bits) => typeof(T) == typeof(float)
        ? new(Vector128.Create(unchecked((int)bits)).As<int, T>())
        : new(Vector128.Create(bits).As<long, T>());

    [MethodImpl(Inline)]
    public static Lane128<T> BitsToNumber(Lane128<T> bits) => typeof(T) == typeof(float)
        ? new(Vector128.ConvertToSingle(bits._v.AsInt32()).As<float, T>())
        : new(Vector128.ConvertToDouble(bits._v.AsInt64()).As<double, T>());

    [MethodImpl(Inline)] public static Lane128<T> InterleaveLow(Lane128<T> left, Lane128<T> right) => new(Interleave.Low(left._v, right._v));
    [MethodImpl(Inline)] public static Lane128<T> InterleaveHigh(Lane128<T> left, Lane128<T> right) => new(Interleave.High(left._v, right._v));

    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
}
