namespace NeuralNets;

/// <summary>How wrong an output is. The network averages over examples; a cost looks at one row at a time.</summary>
/// <remarks>Implementations never throw on values: NaN in, NaN out. They may be called from many threads at once.</remarks>
public interface ICost
{
    /// <summary>How many target values belong to an output row of this width; one more, say, for an example's weight.</summary>
    int TargetWidth(int outputWidth) => outputWidth;

    /// <summary>costs[r] = C(row r of a, row r of y).</summary>
    /// <param name="a">Outputs, [rows × width].</param>
    /// <param name="y">Targets, [rows × TargetWidth(width)].</param>
    /// <param name="costs">One value a row.</param>
    /// <param name="width">Values in a row of <paramref name="a"/>.</param>
    void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> costs, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>da = ∂C/∂a of each example, not averaged.</summary>
    /// <param name="a">Outputs, [rows × width].</param>
    /// <param name="y">Targets, [rows × TargetWidth(width)].</param>
    /// <param name="da">∂C/∂a, as long as <paramref name="a"/>; may be <paramref name="a"/>'s own memory.</param>
    /// <param name="width">Values in a row of <paramref name="a"/>.</param>
    void Differentiate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> da, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>
    /// C∘f as one cost of z, where that is simpler and safer than C after f (softmax with cross-entropy, sigmoid with binary
    /// cross-entropy); null: there is none. Allocates nothing.
    /// </summary>
    ICost? Compose(IActivation outputActivation) => null;
}
