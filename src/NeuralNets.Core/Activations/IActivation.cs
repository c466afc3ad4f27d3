namespace NeuralNets;

/// <summary>
/// What a neuron does with its weighted sum: a = f(z). A pure function without parameters, randomness or state; what learns or
/// draws is a <see cref="Layer"/>.
/// </summary>
/// <remarks>
/// Spans hold whole rows of <c>width</c> values; a row is one example, so that functions of a row (softmax) fit the same
/// interface. Implementations never throw on values: NaN in, NaN out. They may be called from many threads at once.
/// </remarks>
public interface IActivation
{
    /// <summary>a = f(z). The output may be the input.</summary>
    /// <param name="z">Weighted sums, [rows × width].</param>
    /// <param name="a">Activations, as long as <paramref name="z"/>.</param>
    /// <param name="width">Values in a row.</param>
    void Activate<T>(ReadOnlySpan<T> z, Span<T> a, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>dz = Jᵀ·da, from ∂C/∂a to ∂C/∂z; value by value that is dz = f′(z)·da. dz may be da.</summary>
    /// <param name="z">Weighted sums, [rows × width].</param>
    /// <param name="a">Activations f(z).</param>
    /// <param name="da">∂C/∂a.</param>
    /// <param name="dz">∂C/∂z.</param>
    /// <param name="width">Values in a row.</param>
    void Backpropagate<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
