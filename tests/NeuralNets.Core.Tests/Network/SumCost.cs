namespace NeuralNets.Tests.Network;

/// <summary>C = Σ a, without targets: ∂C/∂a = 1, so that gradients show what the layers do to them.</summary>
internal sealed class SumCost : ICost
{
    public int TargetWidth(int outputWidth) => 0;

    public void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> costs, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int r = 0; r < costs.Length; r++)
        {
            costs[r] = T.Zero;
            foreach (T value in a.Slice(r * width, width))
                costs[r] += value;
        }
    }

    public void Differentiate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> da, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        da.Fill(T.One);
}

/// <summary>Squared error times a weight of the example, which stands behind its targets.</summary>
internal sealed class WeightedSquaredError : ICost
{
    public int TargetWidth(int outputWidth) => outputWidth + 1;

    public void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> costs, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int r = 0; r < costs.Length; r++)
        {
            T sum = T.Zero;
            for (int j = 0; j < width; j++)
            {
                T d = a[r * width + j] - y[r * (width + 1) + j];
                sum = T.FusedMultiplyAdd(d, d, sum);
            }
            costs[r] = sum * y[r * (width + 1) + width];
        }
    }

    public void Differentiate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> da, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < a.Length; i++)
        {
            int r = i / width;
            da[i] = T.CreateTruncating(2) * (a[i] - y[i + r]) * y[r * (width + 1) + width];
        }
    }
}
