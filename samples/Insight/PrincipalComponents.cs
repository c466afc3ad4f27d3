namespace NeuralNets.Samples;

/// <summary>The directions in which data vary most, each a unit vector with its variance: by power iteration on the covariance, one after the other.</summary>
/// <remarks>Simple on purpose: it shares nothing with what it is compared with.</remarks>
internal static class PrincipalComponents
{
    private const int Rounds = 3000;

    /// <param name="x">[rows × width], of mean 0.</param>
    /// <param name="width">Values of a row.</param>
    /// <param name="count">How many components, the largest variance first.</param>
    public static (double[] Direction, double Variance)[] Of(float[] x, int width, int count)
    {
        double[,] covariance = Covariance(x, width);
        var found = new (double[] Direction, double Variance)[count];
        for (int i = 0; i < count; i++)
        {
            (double[] v, double variance) = found[i] = Largest(covariance, width);
            for (int k = 0; k < width; k++)
                for (int m = 0; m < width; m++)
                    covariance[k, m] -= variance * v[k] * v[m];   // what is left shows the next one
        }
        return found;
    }

    private static double[,] Covariance(float[] x, int width)
    {
        var covariance = new double[width, width];
        int rows = x.Length / width;
        for (int r = 0; r < rows; r++)
            for (int k = 0; k < width; k++)
                for (int m = 0; m < width; m++)
                    covariance[k, m] += (double)x[r * width + k] * x[r * width + m] / rows;
        return covariance;
    }

    private static (double[] Direction, double Variance) Largest(double[,] covariance, int width)
    {
        double[] v = [.. Enumerable.Range(0, width).Select(k => 1.0 / (k + 1))];
        double length = 0;
        for (int round = 0; round < Rounds; round++)
        {
            var next = new double[width];
            for (int k = 0; k < width; k++)
                for (int m = 0; m < width; m++)
                    next[k] += covariance[k, m] * v[m];
            length = Math.Sqrt(next.Sum(value => value * value));
            v = [.. next.Select(value => value / length)];
        }
        return (v, length);
    }
}
