namespace NeuralNets.Insight;

/// <summary>C = a_k, or z_k before the output activation; no targets. Through Backpropagate it gives the derivatives of that one output.</summary>
internal sealed record OutputCost(int Output, bool BeforeActivation) : ICost
{
    public int TargetWidth(int outputWidth) => 0;

    public void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> costs, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int r = 0; r < costs.Length; r++)
            costs[r] = a[r * width + Output];
    }

    public void Differentiate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> da, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        da.Clear();
        for (int i = Output; i < da.Length; i += width)
            da[i] = T.One;
    }

    // The network leaves the output activation to a cost that composes: this one leaves it out.
    public ICost? Compose(IActivation outputActivation) => BeforeActivation ? this : null;
}
