namespace NeuralNets;

/// <summary>Makes data sets from arrays. The arrays are kept, not copied.</summary>
public static class Dataset
{
    /// <summary>Inputs and targets row by row.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="inputs">[rows × inputSize], at least one row.</param>
    /// <param name="targets">[rows × any width]; the width is what its length divided by the rows gives.</param>
    /// <param name="inputSize">Values of one input row, at least 1.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static MemoryDataset<T> Create<T>(T[] inputs, T[] targets, int inputSize) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        return new(inputs, targets, inputSize);
    }

    /// <inheritdoc cref="Create{T}(T[], T[], int)"/>
    public static MemoryDataset<T> Create<T>(ReadOnlyMemory<T> inputs, ReadOnlyMemory<T> targets, int inputSize) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(inputs, targets, inputSize);

    /// <summary>Inputs with the number of the class each belongs to. The target of label c is one-hot: 1 at c, 0 elsewhere.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="inputs">[rows × any width]; the width is what its length divided by the labels gives.</param>
    /// <param name="labels">One a row, each 0 … classes − 1; at least one.</param>
    /// <param name="classes">How many classes there are, at least 1: the width of a target.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    public static ClassificationDataset<T> Classification<T>(T[] inputs, int[] labels, int classes) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(labels);
        return new(inputs, labels, classes);
    }

    /// <inheritdoc cref="Classification{T}(T[], int[], int)"/>
    public static ClassificationDataset<T> Classification<T>(ReadOnlyMemory<T> inputs, ReadOnlyMemory<int> labels, int classes) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(inputs, labels, classes);
}
