namespace NeuralNets.Tests;

/// <summary>erf and erfc: the series of positive terms up to 2, the continued fraction beyond.</summary>
internal static partial class ElementaryReference
{
    private static readonly DoubleDouble s_rootPi = new(1.772453850905516, -7.666586499825799e-17);

    public static Result Erf(double x)
    {
        if (double.IsNaN(x) || x == 0)
            return x;
        if (Math.Abs(x) < 1e-30)
            return new(new DoubleDouble(Math.ScaleB(x, 200), 0) * 2 / s_rootPi, -200);
        return Math.Abs(x) < 2 ? SmallErf(x) : Math.CopySign(1, x) * (1 - Value(Tail(Math.Abs(x))));
    }

    public static Result Erfc(double x) => double.IsNaN(x) ? x : x >= 2 ? Tail(x) : x > -2 ? 1 - SmallErf(x) : 2 - Value(Tail(-x));

    public static double WideErf(double x) => Number(Erf(x));

    public static double WideErfc(double x) => Number(Erfc(x));

    private static double Number(Result r) => Math.ScaleB(r.Digits.Hi, r.Power);

    // 2/√π·e^(−x²)·x·(1 + 2x²/3·(1 + 2x²/5·(1 + …)))
    private static DoubleDouble SmallErf(double x)
    {
        DoubleDouble square = (DoubleDouble)x * x, sum = 1;
        for (int k = 2 * (int)(14 + 24 * Math.Abs(x)) + 1; k >= 3; k -= 2)
            sum = sum * square * 2 / k + 1;
        return sum * x * 2 / s_rootPi * Value(Exp(-square));
    }

    // e^(−x²)/√π / (x + ½/(x + 1/(x + 3/2/(x + …))))
    private static Result Tail(double x)
    {
        if (x > 40)
            return 0;
        DoubleDouble fraction = x;
        for (int k = 40 + (int)(1200 / (x * x)); k >= 1; k--)
            fraction = (DoubleDouble)(k / 2.0) / fraction + x;
        (DoubleDouble digits, int power) = Exp(-((DoubleDouble)x * x));
        return new(digits / (fraction * s_rootPi), power);
    }
}
