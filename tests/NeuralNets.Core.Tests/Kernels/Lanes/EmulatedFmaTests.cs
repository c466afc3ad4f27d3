using System.Runtime.Intrinsics;
using NeuralNets.Kernels;

namespace NeuralNets.Tests.Kernels;

/// <summary>The multiply-add for hardware without one rounds as the hardware does, whatever the bits.</summary>
public class EmulatedFmaTests
{
    private const int Draws = 200_000;

    private static readonly double[] s_special =
    [
        0, -0.0, 1, -1, double.Epsilon, -double.Epsilon, 2.2250738585072014e-308, 4.9e-145, 1e-160, double.MaxValue, double.MinValue, 1e160,
        double.PositiveInfinity, double.NegativeInfinity, double.NaN, 1 + double.BitIncrement(1) - 1, 9007199254740993.0, 1.0 / 3,
    ];

    [Fact]
    public void DoublesOfAnyBits()
    {
        var random = new System.Random(1);
        for (int i = 0; i < Draws; i++)
            Check(BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)), BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)), BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)));
    }

    // Sums that nearly cancel, and sums half-way between two doubles, are where a second rounding shows.
    [Fact]
    public void DoublesOfLikeSize()
    {
        var random = new System.Random(2);
        for (int i = 0; i < Draws; i++)
        {
            double a = Mantissa(random), b = Mantissa(random), exponent = Math.ScaleB(1, random.Next(-110, 110));
            Check(a, b, Mantissa(random) * exponent);
            Check(a, b, -(a * b) + (random.Next(5) - 2) * Math.ScaleB(1, random.Next(-110, -40)));
            Check(1 + random.Next(1 << 20) * Math.ScaleB(1, -52), 1 + random.Next(1 << 20) * Math.ScaleB(1, -52), random.Next(3) * Math.ScaleB(1, -random.Next(40, 110)));
        }
    }

    [Fact]
    public void SpecialDoubles()
    {
        foreach (double a in s_special)
        {
            foreach (double b in s_special)
            {
                foreach (double c in s_special)
                    Check(a, b, c);
            }
        }
    }

    [Fact]
    public void FloatsOfAnyBitsAndOfLikeSize()
    {
        var random = new System.Random(3);
        for (int i = 0; i < Draws; i++)
        {
            Check(Bits(random), Bits(random), Bits(random));
            float a = (float)Mantissa(random), b = (float)Mantissa(random);
            Check(a, b, -(a * b) + (random.Next(5) - 2) * MathF.ScaleB(1, random.Next(-60, -20)));
        }
    }

    private static double Mantissa(System.Random random) => (random.Next(2) * 2 - 1) * (1 + random.NextDouble());

    private static float Bits(System.Random random) => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));

    // The second lane holds what needs no care, so that a lane that does is not alone.
    private static void Check(double a, double b, double c)
    {
        double expected = Math.FusedMultiplyAdd(a, b, c), actual = EmulatedFma.Compute(Vector128.Create(a, 3), Vector128.Create(b, 5), Vector128.Create(c, 7))[0];
        if (!SameBits(expected, actual))
            Assert.Fail($"{a:R}·{b:R} + {c:R}: expected {expected:R}, is {actual:R}");
    }

    private static void Check(float a, float b, float c)
    {
        float expected = MathF.FusedMultiplyAdd(a, b, c), actual = EmulatedFma.Compute(Vector128.Create(a), Vector128.Create(b), Vector128.Create(c))[2];
        if (!SameBits(expected, actual))
            Assert.Fail($"{a:R}·{b:R} + {c:R}: expected {expected:R}, is {actual:R}");
    }

    private static bool SameBits(double expected, double actual) =>
        double.IsNaN(expected) ? double.IsNaN(actual) : BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual);
}
