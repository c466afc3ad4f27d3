namespace NeuralNets;

/// <summary>A cost whose gradient can be followed along a direction exactly: every built-in but those that are made of others.</summary>
internal interface ITangentCost
{
    /// <summary>R{da}, the derivative of da = ∂C/∂a along the direction in which a moves by R{a}. Shapes as in <see cref="ICost.Differentiate"/>.</summary>
    void DifferentiateTangent<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> ra, ReadOnlySpan<T> y, Span<T> rda, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
