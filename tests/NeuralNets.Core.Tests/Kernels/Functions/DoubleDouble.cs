namespace NeuralNets.Tests;

/// <summary>An unevaluated sum Hi + Lo of about 106 bits (Dekker 1971), to judge double results by.</summary>
internal readonly record struct DoubleDouble(double Hi, double Lo)
{
    public static implicit operator DoubleDouble(double value) => new(value, 0);
    public static explicit operator double(DoubleDouble value) => value.Hi;

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.Hi, -a.Lo);
    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        (double s, double e) = TwoSum(a.Hi, b.Hi);
        (double t, double f) = TwoSum(a.Lo, b.Lo);
        (s, e) = FastTwoSum(s, e + t);
        (s, e) = FastTwoSum(s, e + f);
        return new(s, e);
    }

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        double p = a.Hi * b.Hi;
        double e = Math.FusedMultiplyAdd(a.Hi, b.Hi, -p) + (a.Hi * b.Lo + a.Lo * b.Hi);
        (p, e) = FastTwoSum(p, e);
        return new(p, e);
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        double q = a.Hi / b.Hi;
        DoubleDouble r = a - b * q;
        double q2 = r.Hi / b.Hi;
        r -= b * q2;
        (q, q2) = FastTwoSum(q, q2);
        return new DoubleDouble(q, q2) + r.Hi / b.Hi;
    }

    /// <summary>Times 2ᵏ.</summary>
    public DoubleDouble Scale(int k) => new(Math.ScaleB(Hi, k), Math.ScaleB(Lo, k));

    private static (double, double) TwoSum(double a, double b)
    {
        double s = a + b;
        double t = s - a;
        return (s, (a - (s - t)) + (b - t));
    }

    private static (double, double) FastTwoSum(double a, double b)
    {
        double s = a + b;
        return (s, b - (s - a));
    }
}
