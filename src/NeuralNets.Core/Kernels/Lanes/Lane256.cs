using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NeuralNets.Kernels;

/// <summary>256 bits: 8 floats or 4 doubles.</summary>
internal unsafe struct Lane256<T>(Vector256<T> value) : ILane<Lane256<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Vector256<T> _v = value;

    public static int Count => Vector256<T>.Count;

    [MethodImpl(Inline)] public static Lane256<T> Load(T* source) => *(Lane256<T>*)source;
    [MethodImpl(Inline)] public static void Store(Lane256<T> value, T* target) => *(Lane256<T>*)target = value;

    [MethodImpl(Inline)]
    public static Lane256<T> LoadFirst(T* source, int count)
    {
        if (Avx.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? new(Avx.MaskLoad((float*)source, First(count).AsSingle()).As<float, T>())
                : new(Avx.MaskLoad((double*)source, First(count).AsDouble()).As<double, T>());
        }
        Vector256<T> buffer = default;
        Unsafe.CopyBlockUnaligned(&buffer, source, (uint)(count * sizeof(T)));
        return new(buffer);
    }

    [MethodImpl(Inline)]
    public static void StoreFirst(Lane256<T> value, T* target, int count)
    {
        if (!Avx.IsSupported)
            Unsafe.CopyBlockUnaligned(target, &value, (uint)(count * sizeof(T)));
        else if (typeof(T) == typeof(float))
            Avx.MaskStore((float*)target, First(count).AsSingle(), value._v.AsSingle());
        else
            Avx.MaskStore((double*)target, First(count).AsDouble(), value._v.AsDouble());
    }

    [MethodImpl(Inline)] public static Lane256<T> Broadcast(T value) => new(Vector256.Create(value));
    [MethodImpl(Inline)] public static Lane256<T> Constant(double value) => new(Vector256.Create(Number.Round<T>(value)));
    [MethodImpl(Inline)] private static Vector256<T> First(int count) => Vector256.LessThan(Vector256<T>.Indices, Vector256.Create(Number.Round<T>(count)));

    [MethodImpl(Inline)] public static Lane256<T> operator +(Lane256<T> left, Lane256<T> right) => new(left._v + right._v);
    [MethodImpl(Inline)] public static Lane256<T> operator -(Lane256<T> left, Lane256<T> right) => new(left._v - right._v);
    [MethodImpl(Inline)] public static Lane256<T> operator *(Lane256<T> left, Lane256<T> right) => new(left._v * right._v);
    [MethodImpl(Inline)] public static Lane256<T> operator /(Lane256<T> left, Lane256<T> right) => new(left._v / right._v);
    [MethodImpl(Inline)] public static Lane256<T> operator -(Lane256<T> value) => new(-value._v);

    [MethodImpl(Inline)] public static Lane256<T> FusedMultiplyAdd(Lane256<T> left, Lane256<T> right, Lane256<T> addend) => new(FusedMultiplyAdd(left._v, right._v, addend._v));
    [MethodImpl(Inline)] public static void Accumulate(ref Lane256<T> sum, Lane256<T> left, Lane256<T> right) => sum._v = FusedMultiplyAdd(left._v, right._v, sum._v);

    // The test of the hardware stands in the conditions themselves: kept in a variable, it has the JIT read the emulation as
    // well, and what it may inline in one method is used up before half a tile is compiled.
    [MethodImpl(Inline)]
    private static Vector256<T> FusedMultiplyAdd(Vector256<T> left, Vector256<T> right, Vector256<T> addend)
    {
        if (typeof(T) == typeof(float))
        {
            return (Fma.IsSupported || AdvSimd.IsSupported
                ? Vector256.FusedMultiplyAdd(left.AsSingle(), right.AsSingle(), addend.AsSingle())
                : EmulatedFma.Compute(left.AsSingle(), right.AsSingle(), addend.AsSingle())).As<float, T>();
        }
        return (Fma.IsSupported || AdvSimd.IsSupported
            ? Vector256.FusedMultiplyAdd(left.AsDouble(), right.AsDouble(), addend.AsDouble())
            : EmulatedFma.Compute(left.AsDouble(), right.AsDouble(), addend.AsDouble())).As<double, T>();
    }

    [MethodImpl(Inline)] public static Lane256<T> Sqrt(Lane256<T> value) => new(Vector256.Sqrt(value._v));
    [MethodImpl(Inline)] public static Lane256<T> Abs(Lane256<T> value) => new(Vector256.Abs(value._v));
    [MethodImpl(Inline)] public static Lane256<T> Max(Lane256<T> left, Lane256<T> right) => new(Vector256.Max(left._v, right._v));
    [MethodImpl(Inline)] public static Lane256<T> Min(Lane256<T> left, Lane256<T> right) => new(Vector256.Min(left._v, right._v));

    // Of x86: limit < value ? limit : value, the second operand where either is NaN.
    [MethodImpl(Inline)]
    public static Lane256<T> AtMost(Lane256<T> value, Lane256<T> limit)
    {
        if (!Avx.IsSupported)
            return SelectLess(limit, value, limit, value);
        return typeof(T) == typeof(float)
            ? new(Avx.Min(limit._v.AsSingle(), value._v.AsSingle()).As<float, T>())
            : new(Avx.Min(limit._v.AsDouble(), value._v.AsDouble()).As<double, T>());
    }

    [MethodImpl(Inline)]
    public static Lane256<T> AtLeast(Lane256<T> value, Lane256<T> limit)
    {
        if (!Avx.IsSupported)
            return SelectLess(value, limit, limit, value);
        return typeof(T) == typeof(float)
            ? new(Avx.Max(limit._v.AsSingle(), value._v.AsSingle()).As<float, T>())
            : new(Avx.Max(limit._v.AsDouble(), value._v.AsDouble()).As<double, T>());
    }

    [MethodImpl(Inline)] public static Lane256<T> SelectLess(Lane256<T> left, Lane256<T> right, Lane256<T> whenTrue, Lane256<T> whenFalse) => new(Vector256.ConditionalSelect(Vector256.LessThan(left._v, right._v), whenTrue._v, whenFalse._v));
    [MethodImpl(Inline)] public static Lane256<T> SelectAtMost(Lane256<T> left, Lane256<T> right, Lane256<T> whenTrue, Lane256<T> whenFalse) => new(Vector256.ConditionalSelect(Vector256.LessThanOrEqual(left._v, right._v), whenTrue._v, whenFalse._v));
    [MethodImpl(Inline)] public static Lane256<T> SelectEqual(Lane256<T> left, Lane256<T> right, Lane256<T> whenTrue, Lane256<T> whenFalse) => new(Vector256.ConditionalSelect(Vector256.Equals(left._v, right._v), whenTrue._v, whenFalse._v));
    [MethodImpl(Inline)] public static Lane256<T> SelectFirst(int count, Lane256<T> whenTrue, Lane256<T> whenFalse) => new(Vector256.ConditionalSelect(First(count), whenTrue._v, whenFalse._v));
    [MethodImpl(Inline)] public static bool AnyGreater(Lane256<T> left, Lane256<T> right) => Vector256.GreaterThanAny(left._v, right._v);
    [MethodImpl(Inline)] public static Lane256<T> operator &(Lane256<T> left, Lane256<T> right) => new(left._v & right._v);
    [MethodImpl(Inline)] public static Lane256<T> operator |(Lane256<T> left, Lane256<T> right) => new(left._v | right._v);
    [MethodImpl(Inline)] public static Lane256<T> operator ^(Lane256<T> left, Lane256<T> right) => new(left._v ^ right._v);

    [MethodImpl(Inline)]
    public static Lane256<T> AddBits(Lane256<T> left, Lane256<T> right) => typeof(T) == typeof(float)
        ? new((left._v.AsInt32() + right._v.AsInt32()).As<int, T>())
        : new((left._v.AsInt64() + right._v.AsInt64()).As<long, T>());

    [MethodImpl(Inline)]
    public static Lane256<T> SubtractBits(Lane256<T> left, Lane256<T> right) => typeof(T) == typeof(float)
        ? new((left._v.AsInt32() - right._v.AsInt32()).As<int, T>())
        : new((left._v.AsInt64() - right._v.AsInt64()).As<long, T>());

    [MethodImpl(Inline)]
    public static Lane256<T> ShiftLeftBits(Lane256<T> value, int count) => typeof(T) == typeof(float)
        ? new((value._v.AsInt32() << count).As<int, T>())
        : new((value._v.AsInt64() << count).As<long, T>());

    [MethodImpl(Inline)]
    public static Lane256<T> ShiftRightBits(Lane256<T> value, int count) => typeof(T) == typeof(float)
        ? new((value._v.AsInt32() >> count).As<int, T>())
        : new((value._v.AsInt64() >> count).As<long, T>());

    [MethodImpl(Inline)]
    public static Lane256<T> FromBits(long bits) => typeof(T) == typeof(float)
        ? new(Vector256.Create(unchecked((int)bits)).As<int, T>())
        : new(Vector256.Create(bits).As<long, T>());

    [MethodImpl(Inline)]
    public static Lane256<T> BitsToNumber(Lane256<T> bits) => typeof(T) == typeof(float)
        ? new(Vector256.ConvertToSingle(bits._v.AsInt32()).As<float, T>())
        : new(Vector256.ConvertToDouble(bits._v.AsInt64()).As<double, T>());

    [MethodImpl(Inline)] public static Lane256<T> InterleaveLow(Lane256<T> left, Lane256<T> right) => new(Interleave.Low(left._v, right._v));
    [MethodImpl(Inline)] public static Lane256<T> InterleaveHigh(Lane256<T> left, Lane256<T> right) => new(Interleave.High(left._v, right._v));
    [MethodImpl(Inline)] public static Lane256<T> LowerPieces(Lane256<T> left, Lane256<T> right) => new(Interleave.Lower(left._v, right._v));
    [MethodImpl(Inline)] public static Lane256<T> UpperPieces(Lane256<T> left, Lane256<T> right) => new(Interleave.Upper(left._v, right._v));
    [MethodImpl(Inline)] public static Lane256<T> EvenPieces(Lane256<T> left, Lane256<T> right) => LowerPieces(left, right);
    [MethodImpl(Inline)] public static Lane256<T> OddPieces(Lane256<T> left, Lane256<T> right) => UpperPieces(left, right);

    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
}
