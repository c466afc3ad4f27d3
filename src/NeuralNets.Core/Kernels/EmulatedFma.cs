using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuralNets.Kernels;

/// <summary>
/// Fused multiply-add of floats for hardware without it, exact and branch-free: the product is exact in double; the sum is
/// rounded to odd there, after which rounding it to float is the only rounding that counts (Boldo, Melquiond 2008,
/// "Emulation of FMA and correctly rounded sums: proved algorithms using rounding to odd").
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

    // s + e is p + c exactly (Knuth's TwoSum). If e is not 0 and the last bit of s is even, the neighbour of s on the side of
    // e is odd: one unit up in magnitude when e and s have the same sign, down otherwise.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> SumToOdd(Vector128<double> p, Vector128<double> c)
    {
        Vector128<double> s = p + c;
        Vector128<double> t = s - p;
        Vector128<double> e = (p - (s - t)) + (c - t);
        // Not by e != 0: infinities and NaN give e = NaN and must pass unchanged.
        Vector128<long> inexact = (Vector128.LessThan(e, Vector128<double>.Zero) | Vector128.GreaterThan(e, Vector128<double>.Zero)).AsInt64();
        Vector128<long> even = ~(Vector128<long>.Zero - (s.AsInt64() & Vector128<long>.One));
        Vector128<long> differs = Vector128.ShiftRightArithmetic(s.AsInt64() ^ e.AsInt64(), 63);
        Vector128<long> unit = Vector128<long>.One | differs;   // +1, or −1 where the signs differ
        return (s.AsInt64() + (unit & inexact & even)).AsDouble();
    }
}
