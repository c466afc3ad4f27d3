using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuralNets.Kernels;

/// <summary>
/// Fused multiply-add for hardware without it, rounded exactly once (Boldo, Melquiond 2008, "Emulation of FMA and correctly
/// rounded sums: proved algorithms using rounding to odd"). Of floats: the product is exact in double; the sum is rounded to
/// odd there, after which rounding it to float is the only rounding that counts. Of doubles: product and sum as pairs of
/// doubles without error, what is left of both rounded to odd, then one addition.
/// </summary>
internal static class EmulatedFma
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Compute(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        Vector256.Create(Compute(a.GetLower(), b.GetLower(), c.GetLower()), Compute(a.GetUpper(), b.GetUpper(), c.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Compute(Vector128<float> a, Vector128<float> b, Vector128<float> c)
    {
        Vector128<double> lower = SumToOdd(Vector128.WidenLower(a) * Vector128.WidenLower(b), Vector128.WidenLower(c));
        Vector128<double> upper = SumToOdd(Vector128.WidenUpper(a) * Vector128.WidenUpper(b), Vector128.WidenUpper(c));
        return Vector128.Narrow(lower, upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Compute(Vector256<double> a, Vector256<double> b, Vector256<double> c) =>
        Vector256.Create(Compute(a.GetLower(), b.GetLower(), c.GetLower()), Compute(a.GetUpper(), b.GetUpper(), c.GetUpper()));

    // Not inlined: fifty operations for each multiply-add of a kernel would be too much for the JIT.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<double> Compute(Vector128<double> a, Vector128<double> b, Vector128<double> c)
    {
        // Factors between these are split and multiplied without overflow, and without an error below the smallest double. 0 is
        // as good: its product has no error.
        Vector128<double> least = Vector128.Create(2e-145), most = Vector128.Create(2e144), mostAddend = Vector128.Create(1e301);
        Vector128<double> aSize = Vector128.Abs(a), bSize = Vector128.Abs(b);
        Vector128<double> zero = Vector128.Equals(a, Vector128<double>.Zero) | Vector128.Equals(b, Vector128<double>.Zero);
        Vector128<double> safe = Vector128.LessThanOrEqual(aSize, most) & Vector128.LessThanOrEqual(bSize, most) &
            (zero | (Vector128.GreaterThanOrEqual(aSize, least) & Vector128.GreaterThanOrEqual(bSize, least))) &
            Vector128.LessThanOrEqual(Vector128.Abs(c), mostAddend);
        if (safe.AsInt64() != Vector128<long>.AllBitsSet)
            return Vector128.Create(Math.FusedMultiplyAdd(a[0], b[0], c[0]), Math.FusedMultiplyAdd(a[1], b[1], c[1]));

        Vector128<double> p = a * b;
        (Vector128<double> aHigh, Vector128<double> aLow) = Split(a);
        (Vector128<double> bHigh, Vector128<double> bLow) = Split(b);
        Vector128<double> e = aHigh * bHigh - p + aHigh * bLow + aLow * bHigh + aLow * bLow;   // a·b = p + e (Dekker 1971)
        (Vector128<double> t, Vector128<double> tError) = Sum(c, e);
        (Vector128<double> s, Vector128<double> sError) = Sum(p, t);
        // A product of 0 keeps its sign, which decides the sign of 0 + 0.
        return Vector128.ConditionalSelect(zero, p + c, s + SumToOdd(tError, sError));
    }

    // Two halves of 26 bits (Veltkamp 1968).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<double> High, Vector128<double> Low) Split(Vector128<double> x)
    {
        Vector128<double> scaled = x * Vector128.Create((double)((1 << 27) + 1));
        Vector128<double> high = scaled - (scaled - x);
        return (high, x - high);
    }

    // s + e = p + c without error (Knuth's TwoSum).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<double> Sum, Vector128<double> Error) Sum(Vector128<double> p, Vector128<double> c)
    {
        Vector128<double> s = p + c;
        Vector128<double> t = s - p;
        return (s, (p - (s - t)) + (c - t));
    }

    // If the error e of the sum s is not 0 and the last bit of s is even, the neighbour of s on the side of
    // e is odd: one unit up in magnitude when e and s have the same sign, down otherwise.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> SumToOdd(Vector128<double> p, Vector128<double> c)
    {
        (Vector128<double> s, Vector128<double> e) = Sum(p, c);
        // Not by e != 0: infinities and NaN give e = NaN and must pass unchanged.
        Vector128<long> inexact = (Vector128.LessThan(e, Vector128<double>.Zero) | Vector128.GreaterThan(e, Vector128<double>.Zero)).AsInt64();
        Vector128<long> even = ~(Vector128<long>.Zero - (s.AsInt64() & Vector128<long>.One));
        Vector128<long> differs = Vector128.ShiftRightArithmetic(s.AsInt64() ^ e.AsInt64(), 63);
        Vector128<long> unit = Vector128<long>.One | differs;   // +1, or −1 where the signs differ
        return (s.AsInt64() + (unit & inexact & even)).AsDouble();
    }
}
