using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

internal static partial class LaneMath
{
    // x + low = r + n·π/2 for x ≥ 0, |r| ≤ π/4 or a little more; n modulo 4 in the lowest bits. Cody and Waite (1980): π/2 in
    // three parts. The first product leaves no rounding error, for n is an integer below 2²⁰ and r needs no more digits than x.
    [MethodImpl(Inline)]
    private static (TLane R, TLane Quarter) ReducedAngle<TLane, T>(TLane x, TLane low) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TLane shifted = TLane.FusedMultiplyAdd(x, TLane.Constant(0.6366197723675814), Shifter<TLane, T>());
        TLane n = shifted - Shifter<TLane, T>();
        TLane r = TLane.FusedMultiplyAdd(n, TLane.Constant(typeof(T) == typeof(float) ? -1.5707963705062866 : -1.5707963267948966), x);
        TLane rest = TLane.FusedMultiplyAdd(n, TLane.Constant(typeof(T) == typeof(float) ? 1.7151245100058819e-15 : 1.4973849048591698e-33), low);
        r = TLane.FusedMultiplyAdd(n, TLane.Constant(typeof(T) == typeof(float) ? 4.371138828673793e-08 : -6.123233995736766e-17), r) + rest;

        return TLane.AnyGreater(x, TLane.Constant(LargeAngle.Limit)) ? LargeAngle.Reduce<TLane, T>(x, low, r, shifted) : (r, shifted);
    }

    // sin(r + n·π/2): the sine or, for odd n, the cosine of r; negative in the second half of the turn.
    [MethodImpl(Inline)]
    private static TLane SinOfQuarter<TLane, T>(TLane r, TLane n) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TLane one = TLane.Constant(1), z = r * r, s, c;
        if (typeof(T) == typeof(float))
        {
            s = TLane.Constant(2.71811655e-06);
            s = TLane.FusedMultiplyAdd(s, z, TLane.Constant(-0.000198393114));
            s = TLane.FusedMultiplyAdd(s, z, TLane.Constant(0.00833332911));
            s = TLane.FusedMultiplyAdd(s, z, TLane.Constant(-0.166666672));
            c = TLane.Constant(2.44332041e-05);
            c = TLane.FusedMultiplyAdd(c, z, TLane.Constant(-0.00138873176));
            c = TLane.FusedMultiplyAdd(c, z, TLane.Constant(0.0416666456));
        }
        else
        {
            s = TLane.Constant(-7.578536661454357e-13);
            s = TLane.FusedMultiplyAdd(s, z, TLane.Constant(1.6058363131781953e-10));
            s = TLane.FusedMultiplyAdd(s, z, TLane.Constant(-2.5052104881953758e-08));
            s = TLane.FusedMultiplyAdd(s, z, TLane.Constant(2.7557319214066802e-06));
            s = TLane.FusedMultiplyAdd(s, z, TLane.Constant(-0.00019841269841254806));
            s = TLane.FusedMultiplyAdd(s, z, TLane.Constant(0.008333333333333323));
            s = TLane.FusedMultiplyAdd(s, z, TLane.Constant(-0.16666666666666666));
            c = TLane.Constant(-1.1358513582586064e-11);
            c = TLane.FusedMultiplyAdd(c, z, TLane.Constant(2.087570041969633e-09));
            c = TLane.FusedMultiplyAdd(c, z, TLane.Constant(-2.755731417637484e-07));
            c = TLane.FusedMultiplyAdd(c, z, TLane.Constant(2.4801587288842397e-05));
            c = TLane.FusedMultiplyAdd(c, z, TLane.Constant(-0.0013888888888873043));
            c = TLane.FusedMultiplyAdd(c, z, TLane.Constant(0.041666666666666595));
        }
        s = TLane.FusedMultiplyAdd(r * z, s, r);
        c = TLane.FusedMultiplyAdd(z, TLane.FusedMultiplyAdd(z, c, TLane.Constant(-0.5)), one);

        int signBit = typeof(T) == typeof(float) ? 31 : 63;
        TLane parity = TLane.ShiftLeftBits(n, signBit) | one;   // −1 for odd n
        TLane sign = TLane.ShiftLeftBits(n & TLane.FromBits(2), signBit - 1);
        return TLane.SelectLess(parity, TLane.Constant(0), c, s) ^ sign;
    }
}
