namespace NeuralNets;

/// <summary>
/// A figure that says how good outputs are: settings only. What it has counted is a <see cref="MetricState"/>, which takes the
/// rows as they come, so that a data set may be larger than memory.
/// </summary>
/// <remarks>
/// <para>
/// Classes. Several outputs: the predicted class is the index of the largest, the first of equals; the target is one-hot or,
/// where a target row has fewer values than outputs, its first value is the index of the class. One output: class 1 where the
/// output is at least the threshold, else 0; the target is class 1 where it is at least ½ (so 0 and 1 are understood, −1 and 1
/// as well). Further values of a target row, an example's weight say, are not looked at.
/// </para>
/// <para>
/// Sums are of doubles in the order of the rows: the same bits however the rows are cut. No rows, or nothing to divide by:
/// NaN, unless said otherwise. Deriving: give <see cref="Name"/>, <see cref="HigherIsBetter"/> and a state.
/// </para>
/// </remarks>
public abstract partial record Metric
{
    /// <summary>What a history or a table calls it.</summary>
    public abstract string Name { get; }

    /// <summary>Whether a larger value is a better one.</summary>
    public abstract bool HigherIsBetter { get; }

    /// <summary>An empty state.</summary>
    /// <param name="outputSize">Values of one row of outputs, at least 1.</param>
    /// <param name="targetSize">Values of one row of targets, at least 1.</param>
    /// <param name="threshold">From which value on a single output means class 1: ½ for probabilities, 0 for weighted sums.</param>
    /// <exception cref="ArgumentException">The metric has no meaning for these sizes.</exception>
    public abstract MetricState CreateState(int outputSize, int targetSize, double threshold = 0.5);

    /// <summary>
    /// An empty state for the outputs of a network. A single output is class 1 from f(0) on, f being the activation it ends
    /// with: from ½ for sigmoid, from 0 for tanh or no activation; only above f(0) where f does not tell −1 from 0, as step and
    /// ReLU. (<see cref="Network{T}.Classify(ReadOnlySpan{T}, Span{int})"/> asks for z ≥ 0, the same but where f(z) is rounded to f(0).)
    /// </summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="network">Whose outputs will be added.</param>
    /// <param name="targetSize">Values of one row of targets, at least 1.</param>
    /// <exception cref="ArgumentException">The metric has no meaning for these sizes.</exception>
    public MetricState CreateState<T>(Network<T> network, int targetSize) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        return CreateState(network.OutputSize, targetSize, OutputThreshold.Of(network));
    }

    /// <summary>The metric of these rows. A single output is class 1 from ½ on, unless the metric has a threshold of its own.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="outputs">[rows × outputSize].</param>
    /// <param name="targets">[rows × any width]; the width is what its length divided by the rows gives.</param>
    /// <param name="outputSize">Values of one row of outputs, at least 1.</param>
    /// <exception cref="ArgumentException">Lengths that do not fit, or a metric without meaning for them.</exception>
    public double Evaluate<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int outputSize) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputSize, 1);
        int rows = Check.Rows(outputs.Length, outputSize, nameof(outputSize), nameof(outputs));
        if (rows == 0 || targets.Length == 0 || targets.Length % rows != 0)
            throw new ArgumentException($"targets holds {targets.Length} values, not a positive multiple of the {rows} rows of outputs.", nameof(targets));
        MetricState state = CreateState(outputSize, targets.Length / rows);
        state.Add(outputs, targets);
        return state.Result;
    }

    /// <summary>The metric of what a network answers to a whole data set, read batch by batch.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="network">Predicts.</param>
    /// <param name="data">Inputs of the network's size, with targets.</param>
    /// <exception cref="ArgumentException">Sizes that do not fit, or a metric without meaning for them.</exception>
    public double Evaluate<T>(Network<T> network, Dataset<T> data) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        MetricState state = CreateState(network, data.TargetSize);
        Evaluation.Run(network, data, [state]);
        return state.Result;
    }

    /// <summary>The name.</summary>
    public sealed override string ToString() => Name;
}
