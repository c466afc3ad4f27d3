namespace NeuralNets.Kernels;

/// <summary>Powers with the same bits on every machine.</summary>
internal static class Powers
{
    /// <summary>xⁿ by repeated squaring, n ≥ 0; 0⁰ = 1.</summary>
    public static double Of(double x, long n)
    {
        double power = 1;
        for (; n > 0; n >>= 1, x *= x)
        {
            if ((n & 1) != 0)
                power *= x;
        }
        return power;
    }

    /// <summary>xᵖ = e^(p·ln x), x ≥ 0 and p ≥ 0; whole powers by repeated squaring, so that x¹ is x.</summary>
    public static double Of(double x, double p)
    {
        const double LargestWhole = 1024;
        return p <= LargestWhole && p == Math.Truncate(p) ? Of(x, (long)p) : Elementary.Exp(p * Elementary.Log(x));
    }
}
