namespace NeuralNets.Kernels;

/// <summary>Powers with a whole exponent, by repeated squaring: the same bits wherever a run begins.</summary>
internal static class Powers
{
    /// <summary>xⁿ, n ≥ 0.</summary>
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
}
