namespace NeuralNets.Insight;

/// <summary>Eigenvalues and eigenvectors of a symmetric tridiagonal matrix, by implicit QL steps with Wilkinson's shift.</summary>
/// <remarks>Golub, Van Loan, "Matrix Computations", section 8.3; Wilkinson, Reinsch 1971, "Handbook for automatic computation", tql2.</remarks>
internal static class Tridiagonal
{
    /// <summary>values[i] with vectors[i], of length 1, in ascending order; of the vectors the entries from firstRow on. With few of them n² operations, with all n³.</summary>
    public static (double[] Values, double[][] Vectors) Eigen(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> beside, int firstRow = 0)
    {
        int n = diagonal.Length;
        double[] d = diagonal.ToArray(), e = new double[n];
        beside[..(n - 1)].CopyTo(e);
        var vectors = new double[n][];   // vector i begins as unit vector i
        for (int i = 0; i < n; i++)
        {
            vectors[i] = new double[n - firstRow];
            if (i >= firstRow)
                vectors[i][i - firstRow] = 1;
        }
        for (int low = 0; low < n; low++)
        {
            while (EndOfBlock(d, e, low) is int high && high > low)
                Step(d, e, vectors, low, high);
        }
        Array.Sort(d.ToArray(), vectors);
        Array.Sort(d);
        return (d, vectors);
    }

    // The first index from low on behind which the matrix falls apart.
    private static int EndOfBlock(double[] d, double[] e, int low)
    {
        const double Epsilon = 2.220446049250313e-16;
        int m = low;
        while (m < d.Length - 1 && Math.Abs(e[m]) > Epsilon * (Math.Abs(d[m]) + Math.Abs(d[m + 1])))
            m++;
        return m;
    }

    // One chase of the bulge from high to low.
    private static void Step(double[] d, double[] e, double[][] vectors, int low, int high)
    {
        double half = (d[low + 1] - d[low]) / (2 * e[low]), radius = Math.Sqrt(half * half + 1);
        double g = d[high] - d[low] + e[low] / (half + (half < 0 ? -radius : radius)), s = 1, c = 1, p = 0;
        for (int i = high - 1; i >= low; i--)
        {
            double f = s * e[i], b = c * e[i], r = Math.Sqrt(f * f + g * g);
            e[i + 1] = r;
            if (r == 0)
            {
                d[i + 1] -= p;
                e[high] = 0;
                return;
            }
            (s, c) = (f / r, g / r);
            g = d[i + 1] - p;
            r = (d[i] - g) * s + 2 * c * b;
            p = s * r;
            d[i + 1] = g + p;
            g = c * r - b;
            Rotate(vectors[i], vectors[i + 1], s, c);
        }
        d[low] -= p;
        e[low] = g;
        e[high] = 0;
    }

    private static void Rotate(double[] x, double[] y, double s, double c)
    {
        for (int k = 0; k < x.Length; k++)
            (x[k], y[k]) = (c * x[k] - s * y[k], s * x[k] + c * y[k]);
    }
}
