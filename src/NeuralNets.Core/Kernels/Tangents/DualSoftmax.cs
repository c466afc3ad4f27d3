namespace NeuralNets.Kernels;

/// <summary>Softmax and its kin followed along a direction, row by row. Their Jacobians are symmetric: R{a} = J·R{z} is the backward pass of R{z}.</summary>
internal static class DualSoftmax
{
    /// <summary>R{dz} of dz = a·(da − Σ a·da)/t.</summary>
    public static void Backward<T>(double temperature, ReadOnlySpan<T> a, ReadOnlySpan<T> ra, ReadOnlySpan<T> da, ReadOnlySpan<T> rda, Span<T> rdz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int first = 0; first < a.Length; first += width)
        {
            Dual<T> dot = default;
            for (int i = first; i < first + width; i++)
                dot += new Dual<T>(a[i], ra[i]) * new Dual<T>(da[i], rda[i]);
            for (int i = first; i < first + width; i++)
                rdz[i] = (new Dual<T>(a[i], ra[i]) * (new Dual<T>(da[i], rda[i]) - dot) / Dual<T>.Constant(temperature)).Tangent;
        }
    }

    /// <summary>R{a} of a = ln softmax(z): R{z} − Σ eᵃ·R{z}.</summary>
    public static void LogValue<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> rz, Span<T> ra, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int first = 0; first < a.Length; first += width)
        {
            T mean = T.Zero;
            for (int i = first; i < first + width; i++)
                mean += Elementary.Exp(a[i]) * rz[i];
            for (int i = first; i < first + width; i++)
                ra[i] = rz[i] - mean;
        }
    }

    /// <summary>R{dz} of dz = da − eᵃ·Σ da.</summary>
    public static void LogBackward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> ra, ReadOnlySpan<T> da, ReadOnlySpan<T> rda, Span<T> rdz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int first = 0; first < a.Length; first += width)
        {
            Dual<T> sum = default;
            for (int i = first; i < first + width; i++)
                sum += new Dual<T>(da[i], rda[i]);
            for (int i = first; i < first + width; i++)
                rdz[i] = rda[i] - (LaneMath.Exp<Dual<T>, T>(new(a[i], ra[i])) * sum).Tangent;
        }
    }

    /// <summary>R{dz} of dz = (softmax(z/t)·Σ y − y)/t, the gradient of cross-entropy.</summary>
    public static void CrossEntropy<T>(double temperature, double labelSmoothing, ReadOnlySpan<T> z, ReadOnlySpan<T> rz, ReadOnlySpan<T> y, Span<T> rdz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Softmax.Value(temperature, z, rdz, width);
        Softmax.Backward(temperature, rdz, rz, rdz, width);
        for (int first = 0; first < z.Length; first += width)
        {
            double targets = 0;
            for (int i = first; i < first + width; i++)
                targets += (1 - labelSmoothing) * Number.ToDouble(y[i]) + labelSmoothing / width;
            for (int i = first; i < first + width; i++)
                rdz[i] *= Number.Round<T>(targets / temperature);
        }
    }
}
