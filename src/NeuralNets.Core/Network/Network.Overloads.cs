using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace NeuralNets;

// The same calls with tensors [rows, width], and with arrays, which would otherwise be ambiguous between span and tensor; with
// priority, so that an array beside a collection expression is one too. All forward to the span methods, whose documentation
// holds.
public sealed partial class Network<T>
{
    /// <inheritdoc cref="Predict(ReadOnlySpan{T}, Span{T})"/>
    [OverloadResolutionPriority(1)]
    public void Predict(T[] inputs, T[] outputs) => Predict(NotNull(inputs, nameof(inputs)), NotNull(outputs, nameof(outputs)), Layers.Count);

    /// <inheritdoc cref="Predict(ReadOnlySpan{T}, Span{T})"/>
    public void Predict(in ReadOnlyTensorSpan<T> inputs, in TensorSpan<T> outputs) => Predict(inputs, outputs, Layers.Count);

    /// <inheritdoc cref="Predict(ReadOnlySpan{T}, Span{T}, int)"/>
    [OverloadResolutionPriority(1)]
    public void Predict(T[] inputs, T[] outputs, int layers) => Predict(NotNull(inputs, nameof(inputs)), NotNull(outputs, nameof(outputs)), layers);

    /// <inheritdoc cref="Predict(ReadOnlySpan{T}, Span{T}, int)"/>
    public void Predict(in ReadOnlyTensorSpan<T> inputs, in TensorSpan<T> outputs, int layers) =>
        Predict(Rows(inputs, nameof(inputs)), Rows(outputs, nameof(outputs)), layers);

    /// <inheritdoc cref="Classify(ReadOnlySpan{T}, Span{int})"/>
    [OverloadResolutionPriority(1)]
    public void Classify(T[] inputs, int[] classes) => Classify(NotNull(inputs, nameof(inputs)), NotNull(classes, nameof(classes)));

    /// <inheritdoc cref="Classify(ReadOnlySpan{T}, Span{int})"/>
    public void Classify(in ReadOnlyTensorSpan<T> inputs, Span<int> classes) => Classify(Rows(inputs, nameof(inputs)), classes);

    /// <inheritdoc cref="EvaluateCost(ReadOnlySpan{T}, ReadOnlySpan{T}, ICost)"/>
    [OverloadResolutionPriority(1)]
    public T EvaluateCost(T[] inputs, T[] targets, ICost cost) => EvaluateCost(NotNull(inputs, nameof(inputs)), NotNull(targets, nameof(targets)), cost);

    /// <inheritdoc cref="EvaluateCost(ReadOnlySpan{T}, ReadOnlySpan{T}, ICost)"/>
    public T EvaluateCost(in ReadOnlyTensorSpan<T> inputs, in ReadOnlyTensorSpan<T> targets, ICost cost) =>
        EvaluateCost(Rows(inputs, nameof(inputs)), Rows(targets, nameof(targets)), cost);

    /// <inheritdoc cref="Backpropagate(ReadOnlySpan{T}, ReadOnlySpan{T}, ICost, Gradient{T}, Span{T})"/>
    [OverloadResolutionPriority(1)]
    public T Backpropagate(T[] inputs, T[] targets, ICost cost, Gradient<T> gradient) =>
        Backpropagate(NotNull(inputs, nameof(inputs)), NotNull(targets, nameof(targets)), cost, gradient, default);

    /// <inheritdoc cref="Backpropagate(ReadOnlySpan{T}, ReadOnlySpan{T}, ICost, Gradient{T}, Span{T})"/>
    [OverloadResolutionPriority(1)]
    public T Backpropagate(T[] inputs, T[] targets, ICost cost, Gradient<T> gradient, T[] inputGradient) =>
        Backpropagate(NotNull(inputs, nameof(inputs)), NotNull(targets, nameof(targets)), cost, gradient, NotNull(inputGradient, nameof(inputGradient)));

    /// <inheritdoc cref="Backpropagate(ReadOnlySpan{T}, ReadOnlySpan{T}, ICost, Gradient{T}, Span{T})"/>
    public T Backpropagate(in ReadOnlyTensorSpan<T> inputs, in ReadOnlyTensorSpan<T> targets, ICost cost, Gradient<T> gradient) =>
        Backpropagate(Rows(inputs, nameof(inputs)), Rows(targets, nameof(targets)), cost, gradient, default);

    /// <inheritdoc cref="Backpropagate(ReadOnlySpan{T}, ReadOnlySpan{T}, ICost, Gradient{T}, Span{T})"/>
    public T Backpropagate(in ReadOnlyTensorSpan<T> inputs, in ReadOnlyTensorSpan<T> targets, ICost cost, Gradient<T> gradient, in TensorSpan<T> inputGradient) =>
        Backpropagate(Rows(inputs, nameof(inputs)), Rows(targets, nameof(targets)), cost, gradient, Rows(inputGradient, nameof(inputGradient)));

    /// <inheritdoc cref="Accumulate(ReadOnlySpan{T}, ReadOnlySpan{T}, ICost, Gradient{T})"/>
    [OverloadResolutionPriority(1)]
    public void Accumulate(T[] inputs, T[] targets, ICost cost, Gradient<T> gradient) =>
        Accumulate(NotNull(inputs, nameof(inputs)), NotNull(targets, nameof(targets)), cost, gradient);

    /// <inheritdoc cref="Accumulate(ReadOnlySpan{T}, ReadOnlySpan{T}, ICost, Gradient{T})"/>
    public void Accumulate(in ReadOnlyTensorSpan<T> inputs, in ReadOnlyTensorSpan<T> targets, ICost cost, Gradient<T> gradient) =>
        Accumulate(Rows(inputs, nameof(inputs)), Rows(targets, nameof(targets)), cost, gradient);

    private static Span<TItem> NotNull<TItem>(TItem[] values, string argument)
    {
        ArgumentNullException.ThrowIfNull(values, argument);
        return values;
    }

    private static ReadOnlySpan<T> Rows(in ReadOnlyTensorSpan<T> tensor, string argument)
    {
        ThrowIfNotRows(tensor.Rank, tensor.IsDense, argument);
        return tensor.IsEmpty ? default : tensor.GetSpan([0, 0], checked((int)tensor.FlattenedLength));
    }

    private static Span<T> Rows(in TensorSpan<T> tensor, string argument)
    {
        ThrowIfNotRows(tensor.Rank, tensor.IsDense, argument);
        return tensor.IsEmpty ? default : tensor.GetSpan([0, 0], checked((int)tensor.FlattenedLength));
    }

    private static void ThrowIfNotRows(int rank, bool isDense, string argument)
    {
        if (rank != 2 || !isDense)
            throw new ArgumentException($"{argument} has {rank} axes and is {(isDense ? "dense" : "a strided view")}; a dense tensor [rows, width] is needed.", argument);
    }
}
