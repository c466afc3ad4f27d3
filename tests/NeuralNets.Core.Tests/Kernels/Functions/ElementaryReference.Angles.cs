using System.Numerics;

namespace NeuralNets.Tests;

/// <summary>sin, cos and arctan.</summary>
internal static partial class ElementaryReference
{
    // Digits for the largest double and another 260.
    private const int Fraction = 1024 + 260;

    private static readonly BigInteger s_pi = 4 * (4 * ArcTanOfInverse(5) - ArcTanOfInverse(239));   // Machin 1706

    public static Result Sin(double x) => double.IsFinite(x) ? Math.Abs(x) < Tiny ? x : SinOfQuarter(x, 0) : double.NaN;

    public static Result Cos(double x) => double.IsFinite(x) ? Math.Abs(x) < Tiny ? 1 : SinOfQuarter(x, 1) : double.NaN;

    // One Newton step from y: arctan x = y + arctan((x − tan y)/(1 + x·tan y)).
    public static Result Atan(double x)
    {
        if (Math.Abs(x) < Tiny || double.IsNaN(x))
            return x;
        if (Math.Abs(x) > 1e40)
            return Math.CopySign(1, x) * new DoubleDouble(1.5707963267948966, 6.123233995736766e-17);
        double y = Math.Atan(x);
        DoubleDouble sin = SinSeries(y), cos = CosSeries(y);
        return (cos * x - sin) / (cos + sin * x) + y;
    }

    // sin(x + quarters·π/2)
    private static DoubleDouble SinOfQuarter(double x, int quarters)
    {
        DoubleDouble r = x;
        if (Math.Abs(x) > 0.75)
        {
            int exponent = Math.ILogB(x), digits = Math.Max(exponent, 0) + 260;
            BigInteger pi = s_pi >> (Fraction - digits), twice = new BigInteger(Math.ScaleB(Math.Abs(x), 52 - exponent)) << (digits - 51 + exponent);
            BigInteger n = (twice + pi / 2) / pi, rest = twice - n * pi;
            double high = Round(rest, digits + 1);
            r = new DoubleDouble(high, Round(rest - (new BigInteger(Math.ScaleB(high, 200)) << (digits + 1 - 200)), digits + 1));
            if (x < 0)
                (r, n) = (-r, -n);
            quarters += (int)(n & 3);
        }
        DoubleDouble y = (quarters & 1) == 0 ? SinSeries(r) : CosSeries(r);
        return (quarters & 2) == 0 ? y : -y;
    }

    // value/2ᵏ, rounded once or nearly so.
    private static double Round(BigInteger value, int k)
    {
        int excess = Math.Max(0, (int)value.GetBitLength() - 64);
        return Math.ScaleB((double)(value >> excess), excess - k);
    }

    private static DoubleDouble SinSeries(DoubleDouble r) => r * AlternatingSeries(r * r, 2);

    private static DoubleDouble CosSeries(DoubleDouble r) => AlternatingSeries(r * r, 1);

    // 1 − z/(first·(first+1)) + …
    private static DoubleDouble AlternatingSeries(DoubleDouble z, int first)
    {
        DoubleDouble sum = 1;
        for (int k = first + 38; k >= first; k -= 2)
            sum = -(sum * z) / (k * (k + 1)) + 1;
        return sum;
    }

    private static BigInteger ArcTanOfInverse(int n)
    {
        BigInteger sum = 0, power = (BigInteger.One << Fraction) / n;
        for (int k = 1; !power.IsZero; k += 2, power /= -n * n)
            sum += power / k;
        return sum;
    }
}
