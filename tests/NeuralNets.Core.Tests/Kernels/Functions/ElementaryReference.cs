namespace NeuralNets.Tests;

/// <summary>The elementary functions to about 100 bits. A result is Digits·2^Power: digits near 1 where the value may leave the range of double.</summary>
internal static partial class ElementaryReference
{
    internal readonly record struct Result(DoubleDouble Digits, int Power)
    {
        public static implicit operator Result(DoubleDouble value) => new(value, 0);
        public static implicit operator Result(double value) => new(value, 0);
    }

    // ln 2 in three parts of 32, 33 and 53 bits: the first two give exact products with integers up to 2²⁰.
    private const double Ln2A = 0.6931471803691238, Ln2B = 1.9082149291141208e-10, Ln2C = 1.564670158533888e-20;

    // Below this, eˣ − 1, ln(1 + x) and tanh x are x to 100 digits.
    private const double Tiny = 1e-100;

    public static Result Exp(double x) => Exp((DoubleDouble)Math.Clamp(x, -2000, 2000));   // far enough out of range

    private static Result Exp(DoubleDouble x)
    {
        double n = Math.Round(x.Hi / Math.Log(2));
        DoubleDouble r = x - n * Ln2A - n * Ln2B - n * Ln2C;
        return new(Series(r) + 1, (int)n);
    }

    public static Result Expm1(double x) => Math.Abs(x) < Tiny ? x : x > 500 ? Exp(x) : SmallExpm1(x);

    public static Result Log(double x)
    {
        if (x is >= 0.5 and <= 2)
            return SmallLog1p(x - 1);
        double y = Math.Log(x);
        Result e = Exp(y);
        // One Newton step; x in the scale of e.
        DoubleDouble scaled = Math.ScaleB(x, -e.Power);
        return (scaled - e.Digits) / e.Digits + y;
    }

    public static Result Log1p(double x) => Math.Abs(x) < Tiny ? x : x > 1e200 ? Log(x) : x < -0.5 ? Log(1 + x) : SmallLog1p(x);

    public static Result Tanh(double x)
    {
        if (Math.Abs(x) < Tiny || Math.Abs(x) > 50)
            return Math.Abs(x) > 50 ? Math.Sign(x) : x;
        DoubleDouble e = SmallExpm1(2 * x);
        return e / (e + 2);
    }

    public static Result Sigmoid(double x)
    {
        if (x < -200)
            return Exp(x);   // to 2⁻²⁸⁰
        DoubleDouble t = Value(Exp(-Math.Min(Math.Abs(x), 200)));
        return (x < 0 ? t : 1) / (t + 1);
    }

    public static Result Softplus(double x)
    {
        if (Math.Abs(x) > 200)
            return x < 0 ? Exp(x) : x;
        return SmallLog1p(Value(Exp(-Math.Abs(x)))) + Math.Max(x, 0);
    }

    private static DoubleDouble Value(Result r) => r.Digits.Scale(r.Power);

    private static DoubleDouble SmallExpm1(double x) =>
        Math.Abs(x) < 0.35 ? Series(x) : x < -200 ? -1 : Value(Exp(x)) - 1;

    // One Newton step from y: ln(1+x) = y + ln(1+δ), δ = (x − e)/(1 + e) with e = e^y − 1.
    private static DoubleDouble SmallLog1p(DoubleDouble x)
    {
        if (x.Hi == 0)
            return x;
        double y = WideLog1p(x.Hi);
        DoubleDouble e = SmallExpm1(y);
        return (x - e) / (e + 1) + y;
    }

    // eʳ − 1 = r + r²/2! + … for |r| ≤ 0.35.
    private static DoubleDouble Series(DoubleDouble r)
    {
        DoubleDouble sum = 1;
        for (int k = 28; k >= 2; k--)
            sum = sum * r / k + 1;
        return sum * r;
    }

    // double.ExpM1 and LogP1 lose everything near 0; these do not (Kahan: the errors of u − 1 and ln u cancel).
    public static double WideExpm1(double x)
    {
        double u = Math.Exp(x);
        return u == 1 || double.IsNaN(u) ? x : u - 1 == -1 ? -1 : double.IsInfinity(u) ? u : (u - 1) * (x / Math.Log(u));
    }

    public static double WideLog1p(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : double.IsInfinity(u) ? Math.Log(u) : Math.Log(u) * (x / (u - 1));
    }

    public static double WideSigmoid(double x) => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x));

    public static double WideSoftplus(double x) => Math.Max(x, 0) + WideLog1p(Math.Exp(-Math.Abs(x)));
}
