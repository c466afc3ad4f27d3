namespace NeuralNets.Tests;

internal static class Moments
{
    /// <summary>The mean's standard error is √(variance/N), the variance's variance·√((kurtosis − 1)/N).</summary>
    public static void AssertWithinFiveStandardErrors(double[] x, double mean, double variance, double kurtosis)
    {
        double foundMean = x.Average();
        double foundVariance = x.Sum(v => (v - mean) * (v - mean)) / x.Length;
        Assert.Equal(mean, foundMean, 5 * Math.Sqrt(variance / x.Length));
        Assert.Equal(variance, foundVariance, 5 * variance * Math.Sqrt((kurtosis - 1) / x.Length));
    }
}
