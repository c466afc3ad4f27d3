namespace NeuralNets.Kernels;

// The chain rule for functions with a second argument. Dual numbers are the only lane that comes here: a comparison of types, which
// the JIT settles before it compiles anything, keeps it out of the bodies of all others.
internal static partial class LaneMath
{
    private static TLane DualSin<TLane, T>(TLane x, TLane low) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Dual<T> u = Dual<T>.Of(x), v = Dual<T>.Of(low);
        Lane1<T> sin = Sin<Lane1<T>, T>(new(u.Value), new(v.Value)), cos = Cos<Lane1<T>, T>(new(u.Value), new(v.Value));
        return Dual<T>.To<TLane>(new(sin.Value, Dual<T>.Times(cos.Value, u.Tangent + v.Tangent)));
    }

    private static TLane DualCos<TLane, T>(TLane x, TLane low) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Dual<T> u = Dual<T>.Of(x), v = Dual<T>.Of(low);
        Lane1<T> sin = Sin<Lane1<T>, T>(new(u.Value), new(v.Value)), cos = Cos<Lane1<T>, T>(new(u.Value), new(v.Value));
        return Dual<T>.To<TLane>(new(cos.Value, Dual<T>.Times(-sin.Value, u.Tangent + v.Tangent)));
    }

    private static TLane DualPow<TLane, T>(TLane x, double p) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Dual<T> u = Dual<T>.Of(x);
        Lane1<T> v = new(u.Value);
        T slope = p == 0 ? T.Zero : Number.Round<T>(p) * Pow<Lane1<T>, T>(v, p - 1).Value;
        return Dual<T>.To<TLane>(new(Pow<Lane1<T>, T>(v, p).Value, Dual<T>.Times(slope, u.Tangent)));
    }
}
