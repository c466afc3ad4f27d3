namespace NeuralNets.Kernels;

/// <summary>Least squares by orthogonal reflections: A = Q·R. Matrices lie row by row.</summary>
/// <remarks>Householder 1958, "Unitary triangularization of a nonsymmetric matrix"; Golub 1965, "Numerical methods for solving linear least squares problems".</remarks>
internal static class LeastSquares
{
    /// <summary>A [rows × columns] becomes R in its upper triangle (below it is what is left of the reflections), and b becomes Qᵀ·b.</summary>
    public static void Triangularize(Span<double> a, Span<double> b, int columns)
    {
        int rows = b.Length;
        double[] reflector = new double[rows], product = new double[columns];
        for (int k = 0; k < Math.Min(rows - 1, columns); k++)
        {
            Span<double> v = reflector.AsSpan(k, rows - k);
            for (int i = k; i < rows; i++)
                v[i - k] = a[i * columns + k];
            double norm = Math.Sqrt(DotProduct.Of<double>(v, v));
            if (norm == 0)
                continue;
            double diagonal = v[0] > 0 ? -norm : norm;   // of the other sign: nothing cancels in v
            double scale = 1 / (norm * (norm + Math.Abs(v[0])));   // 2/v·v
            v[0] -= diagonal;

            int right = columns - k - 1;
            Span<double> sum = product.AsSpan(0, right);
            sum.Clear();
            for (int i = 0; i < v.Length; i++)
                ScaledAdd.Run(v[i], a.Slice((k + i) * columns + k + 1, right), sum);
            for (int i = 0; i < v.Length; i++)
                ScaledAdd.Run(-scale * v[i], sum, a.Slice((k + i) * columns + k + 1, right));
            ScaledAdd.Run(-scale * DotProduct.Of<double>(v, b[k..]), v, b[k..]);
            a[k * columns + k] = diagonal;
        }
    }

    /// <summary>x with R·x = b; where the diagonal is 0, any x does, and 0 is taken.</summary>
    public static void Solve(ReadOnlySpan<double> r, ReadOnlySpan<double> b, Span<double> x)
    {
        int columns = x.Length;
        for (int k = columns - 1; k >= 0; k--)
        {
            ReadOnlySpan<double> row = r.Slice(k * columns, columns);
            double rest = b[k] - DotProduct.Of(row[(k + 1)..], x[(k + 1)..]);
            x[k] = row[k] == 0 ? 0 : rest / row[k];
        }
    }
}
