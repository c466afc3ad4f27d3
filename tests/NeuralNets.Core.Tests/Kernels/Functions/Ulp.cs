namespace NeuralNets.Tests;

/// <summary>Distances in units in the last place of the exact result; infinity counts as the first power of two out of range.</summary>
internal static class Ulp
{
    /// <summary>Of a float from a value known to 53 bits.</summary>
    public static double Distance(float actual, double exact)
    {
        if (!float.IsFinite(actual) || double.IsNaN(exact))
            return float.IsInfinity(actual) ? FromInfinity(Math.CopySign(exact, exact * actual), 128, 24) : NaNs(actual, exact);
        int exponent = exact == 0 ? -126 : Math.Clamp(Math.ILogB(exact), -126, 127);
        return NotNaN(Math.Abs(actual - exact) / Math.ScaleB(1, exponent - 23));
    }

    /// <summary>Of a double from Digits·2^Power.</summary>
    public static double Distance(double actual, ElementaryReference.Result exact)
    {
        (DoubleDouble digits, int power) = exact;
        if (!double.IsFinite(digits.Hi) || double.IsNaN(actual))
            return actual.Equals(digits.Hi) ? 0 : double.PositiveInfinity;
        if (double.IsInfinity(actual))
            return FromInfinity(digits.Hi * Math.Sign(actual), 1024 - power, 53);
        int exponent = digits.Hi == 0 ? -1022 : Math.Clamp(Math.ILogB(digits.Hi) + power, -1022, 1023);
        DoubleDouble difference = new DoubleDouble(Math.ScaleB(actual, -power), 0) - digits;
        return NotNaN(Math.ScaleB(Math.Abs(difference.Hi), -(exponent - 52 - power)));
    }

    private static double NotNaN(double distance) => double.IsNaN(distance) ? double.PositiveInfinity : distance;

    private static double FromInfinity(double exact, int bound, int digits) =>
        exact > 0 ? Math.Max(0, Math.ScaleB(1 - Math.ScaleB(exact, -bound), digits)) : double.PositiveInfinity;

    private static double NaNs(double actual, double exact) => double.IsNaN(actual) && double.IsNaN(exact) ? 0 : double.PositiveInfinity;
}
