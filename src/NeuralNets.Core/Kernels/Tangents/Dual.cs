using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// A dual number v + t·ε, ε² = 0: a value and its derivative along one direction. The same bodies that compute values compute
/// exact directional derivatives on it: of an activation's derivative, say, its second derivative.
/// </summary>
/// <remarks>
/// Comparisons look at values and choose both parts. A sign is taken out or put back by its bits in both parts alike; other work
/// on bits means nothing here, so the functions of <see cref="LaneMath"/> that do it apply the chain rule instead
/// (<see cref="Chain{TLane, TFunction}"/>). Clifford 1873, "Preliminary sketch of biquaternions"; Wengert 1964, "A simple automatic
/// derivative evaluation program".
/// </remarks>
internal readonly unsafe struct Dual<T>(T value, T tangent) : ILane<Dual<T>, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public T Value { get; } = value;

    public T Tangent { get; } = tangent;

    public static int Count => 1;

    [MethodImpl(Inline)] public static Dual<T> Load(T* source) => new(*source, T.Zero);
    [MethodImpl(Inline)] public static void Store(Dual<T> value, T* target) => *target = value.Value;
    [MethodImpl(Inline)] public static Dual<T> LoadFirst(T* source, int count) => count > 0 ? Load(source) : default;
    public static void StoreFirst(Dual<T> value, T* target, int count)
    {
        if (count > 0)
            *target = value.Value;
    }

    [MethodImpl(Inline)] public static Dual<T> Broadcast(T value) => new(value, T.Zero);
    [MethodImpl(Inline)] public static Dual<T> Constant(double value) => new(Number.Round<T>(value), T.Zero);

    [MethodImpl(Inline)] public static Dual<T> operator +(Dual<T> left, Dual<T> right) => new(left.Value + right.Value, left.Tangent + right.Tangent);
    [MethodImpl(Inline)] public static Dual<T> operator -(Dual<T> left, Dual<T> right) => new(left.Value - right.Value, left.Tangent - right.Tangent);
    [MethodImpl(Inline)] public static Dual<T> operator -(Dual<T> value) => new(-value.Value, -value.Tangent);
    [MethodImpl(Inline)]
    public static Dual<T> operator *(Dual<T> left, Dual<T> right) =>
        new(left.Value * right.Value, Times(left.Value, right.Tangent) + Times(right.Value, left.Tangent));
    [MethodImpl(Inline)]
    public static Dual<T> operator /(Dual<T> left, Dual<T> right)
    {
        T quotient = left.Value / right.Value;
        return new(quotient, (left.Tangent - Times(quotient, right.Tangent)) / right.Value);
    }

    [MethodImpl(Inline)]
    public static Dual<T> FusedMultiplyAdd(Dual<T> left, Dual<T> right, Dual<T> addend) =>
        new(T.FusedMultiplyAdd(left.Value, right.Value, addend.Value), Times(left.Value, right.Tangent) + Times(right.Value, left.Tangent) + addend.Tangent);

    public static Dual<T> Sqrt(Dual<T> value)
    {
        T root = T.Sqrt(value.Value);
        return new(root, Times(T.One / (root + root), value.Tangent));
    }

    // At 0 the derivative from the right: then |x| with the sign of x is x there too.
    [MethodImpl(Inline)] public static Dual<T> Abs(Dual<T> value) => new(T.Abs(value.Value), value.Value < T.Zero ? -value.Tangent : value.Tangent);
    [MethodImpl(Inline)] public static Dual<T> Max(Dual<T> left, Dual<T> right) => new(T.Max(left.Value, right.Value), left.Value > right.Value ? left.Tangent : right.Tangent);
    [MethodImpl(Inline)] public static Dual<T> Min(Dual<T> left, Dual<T> right) => new(T.Min(left.Value, right.Value), left.Value < right.Value ? left.Tangent : right.Tangent);

    [MethodImpl(Inline)] public static Dual<T> SelectLess(Dual<T> left, Dual<T> right, Dual<T> whenTrue, Dual<T> whenFalse) => left.Value < right.Value ? whenTrue : whenFalse;
    [MethodImpl(Inline)] public static Dual<T> SelectAtMost(Dual<T> left, Dual<T> right, Dual<T> whenTrue, Dual<T> whenFalse) => left.Value <= right.Value ? whenTrue : whenFalse;
    [MethodImpl(Inline)] public static Dual<T> SelectEqual(Dual<T> left, Dual<T> right, Dual<T> whenTrue, Dual<T> whenFalse) => left.Value == right.Value ? whenTrue : whenFalse;
    [MethodImpl(Inline)] public static Dual<T> SelectFirst(int count, Dual<T> whenTrue, Dual<T> whenFalse) => count > 0 ? whenTrue : whenFalse;
    [MethodImpl(Inline)] public static bool AnyGreater(Dual<T> left, Dual<T> right) => left.Value > right.Value;

    [MethodImpl(Inline)] public static Dual<T> operator &(Dual<T> left, Dual<T> right) => Of(V(left) & V(right), D(left) & D(right));
    [MethodImpl(Inline)] public static Dual<T> operator |(Dual<T> left, Dual<T> right) => Of(V(left) | V(right), D(left) | D(right));
    [MethodImpl(Inline)] public static Dual<T> operator ^(Dual<T> left, Dual<T> right) => Of(V(left) ^ V(right), D(left) ^ D(right));
    [MethodImpl(Inline)] public static Dual<T> AddBits(Dual<T> left, Dual<T> right) => Of(Lane1<T>.AddBits(V(left), V(right)), default);
    [MethodImpl(Inline)] public static Dual<T> SubtractBits(Dual<T> left, Dual<T> right) => Of(Lane1<T>.SubtractBits(V(left), V(right)), default);
    [MethodImpl(Inline)] public static Dual<T> ShiftLeftBits(Dual<T> value, int count) => Of(Lane1<T>.ShiftLeftBits(V(value), count), default);
    [MethodImpl(Inline)] public static Dual<T> ShiftRightBits(Dual<T> value, int count) => Of(Lane1<T>.ShiftRightBits(V(value), count), default);
    [MethodImpl(Inline)] public static Dual<T> FromBits(long bits) => Of(Lane1<T>.FromBits(bits), default);
    [MethodImpl(Inline)] public static Dual<T> BitsToNumber(Dual<T> bits) => Of(Lane1<T>.BitsToNumber(V(bits)), default);

    /// <summary>f(v) + f′(v)·t·ε; TLane is this type.</summary>
    public static TLane Chain<TLane, TFunction>(TLane x) where TLane : unmanaged, ILane<TLane, T> where TFunction : struct, IDifferentiable
    {
        Dual<T> dual = Of(x);
        Lane1<T> v = V(dual);
        return To<TLane>(new(TFunction.Value<Lane1<T>, T>(v).Value, Times(TFunction.Slope<Lane1<T>, T>(v).Value, dual.Tangent)));
    }

    /// <summary>A lane that is known to be a dual number.</summary>
    [MethodImpl(Inline)] public static Dual<T> Of<TLane>(TLane x) where TLane : unmanaged, ILane<TLane, T> => Unsafe.BitCast<TLane, Dual<T>>(x);

    /// <summary>A dual number as the lane that it is known to be.</summary>
    [MethodImpl(Inline)] public static TLane To<TLane>(Dual<T> x) where TLane : unmanaged, ILane<TLane, T> => Unsafe.BitCast<Dual<T>, TLane>(x);

    /// <summary>slope·tangent; 0 where nothing moves or nothing follows, beside a pole too.</summary>
    [MethodImpl(Inline)] public static T Times(T slope, T tangent) => slope == T.Zero || tangent == T.Zero ? T.Zero : slope * tangent;

    [MethodImpl(Inline)] private static Dual<T> Of(Lane1<T> value, Lane1<T> tangent) => new(value.Value, tangent.Value);
    [MethodImpl(Inline)] private static Lane1<T> V(Dual<T> dual) => new(dual.Value);
    [MethodImpl(Inline)] private static Lane1<T> D(Dual<T> dual) => new(dual.Tangent);

    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
}
