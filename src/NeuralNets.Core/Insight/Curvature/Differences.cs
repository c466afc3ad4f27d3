using System.Numerics.Tensors;

namespace NeuralNets.Insight;

/// <summary>Central differences along a direction, in double whatever T is: (f(x + h·r) − f(x − h·r))/(2h), h for each row.</summary>
internal static class Differences
{
    // ∛ε balances the error h²·f‴ of the formula with the rounding ε/h of the values.
    private const double CubeRootOfEpsilon = 6.055454452393343e-6;

    /// <summary>h of each row, such that h·r is small against x; 0 where r is 0.</summary>
    public static double[] Steps(ReadOnlySpan<double> x, ReadOnlySpan<double> r, int width)
    {
        var h = new double[x.Length / width];
        for (int row = 0; row < h.Length; row++)
        {
            double size = LargestMagnitude(x.Slice(row * width, width)), speed = LargestMagnitude(r.Slice(row * width, width));
            h[row] = speed == 0 ? 0 : CubeRootOfEpsilon * Math.Max(1, size) / speed;
        }
        return h;
    }

    /// <summary>x + sign·h·r.</summary>
    public static double[] Moved(ReadOnlySpan<double> x, ReadOnlySpan<double> r, double[] h, double sign, int width)
    {
        double[] moved = x.ToArray();
        for (int i = 0; i < moved.Length; i++)
            moved[i] += sign * h[i / width] * r[i];
        return moved;
    }

    /// <summary>(above − below)/(2h); 0 where nothing moved.</summary>
    public static double[] Quotients(double[] above, double[] below, double[] h, int width)
    {
        var quotients = new double[above.Length];
        for (int i = 0; i < above.Length; i++)
            quotients[i] = h[i / width] == 0 ? 0 : (above[i] - below[i]) / (2 * h[i / width]);
        return quotients;
    }

    private static double LargestMagnitude(ReadOnlySpan<double> x) => Math.Abs(TensorPrimitives.MaxMagnitude(x));
}
