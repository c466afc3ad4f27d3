namespace NeuralNets.Kernels;

/// <summary>The gradient of <see cref="GaussianNLL"/> followed along a direction.</summary>
internal static class DualGaussianNLL
{
    /// <summary>R{da} of dμ = d/v/n and dv = (1/v − d²/v²)/(2n).</summary>
    public static void Differentiate<T>(double eps, ReadOnlySpan<T> a, ReadOnlySpan<T> ra, ReadOnlySpan<T> y, Span<T> rda, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int n = GaussianNLL.Half(width, nameof(width));
        Dual<T> one = Dual<T>.Constant(1), ofMean = one / Dual<T>.Constant(n), ofVariance = Dual<T>.Constant(0.5) * ofMean;
        for (int row = 0; row < a.Length / width; row++)
        {
            for (int i = 0; i < n; i++)
            {
                int mean = row * width + i, variance = mean + n;
                Dual<T> v = Dual<T>.Max(new(a[variance], ra[variance]), Dual<T>.Constant(eps));
                Dual<T> q = (new Dual<T>(a[mean], ra[mean]) - Dual<T>.Broadcast(y[row * n + i])) / v;
                rda[mean] = (q * ofMean).Tangent;
                rda[variance] = ((one / v - q * q) * ofVariance).Tangent;
            }
        }
    }
}
