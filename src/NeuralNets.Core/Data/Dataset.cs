using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace NeuralNets;

/// <summary>Makes data sets in memory. Arrays and memory are kept, not copied; spans, tensors and sequences are copied.</summary>
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

    /// <inheritdoc cref="Create{T}(T[], T[], int)"/>
    [OverloadResolutionPriority(-1)]   // arrays are spans too; where both fit, nothing is copied
    public static MemoryDataset<T> Create<T>(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, int inputSize) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(inputs.ToArray(), targets.ToArray(), inputSize);

    /// <summary>Inputs and targets as the rows of two matrices.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="inputs">[rows, inputSize], at least one row.</param>
    /// <param name="targets">[rows, targetSize].</param>
    /// <exception cref="ArgumentException">Not two matrices with the same number of rows.</exception>
    public static MemoryDataset<T> Create<T>(in ReadOnlyTensorSpan<T> inputs, in ReadOnlyTensorSpan<T> targets) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] x = DatasetChecks.Matrix(inputs, nameof(inputs)), y = DatasetChecks.Matrix(targets, nameof(targets));
        if (inputs.Lengths[0] != targets.Lengths[0])
            throw new ArgumentException($"targets has {targets.Lengths[0]} rows, inputs {inputs.Lengths[0]}.", nameof(targets));
        return new(x, y, checked((int)inputs.Lengths[1]));
    }

    /// <inheritdoc cref="Create{T}(in ReadOnlyTensorSpan{T}, in ReadOnlyTensorSpan{T})"/>
    public static MemoryDataset<T> Create<T>(Tensor<T> inputs, Tensor<T> targets) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        return Create(inputs.AsReadOnlyTensorSpan(), targets.AsReadOnlyTensorSpan());
    }

    /// <summary>Inputs and targets from a sequence, which is read once.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="rows">At least one; all with as many inputs and as many targets as the first, at least one of each.</param>
    /// <exception cref="ArgumentException">No rows, or one with other sizes than the first.</exception>
    public static MemoryDataset<T> Create<T>(IEnumerable<(T[] Inputs, T[] Targets)> rows) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        RowCollector<T> inputs = new("inputs", nameof(rows)), targets = new("targets", nameof(rows));
        foreach ((T[] x, T[] y) in rows)
        {
            inputs.Add(x);
            targets.Add(y);
        }
        return new(inputs.ToArray(), targets.ToArray(), inputs.Width);
    }

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

    /// <inheritdoc cref="Classification{T}(T[], int[], int)"/>
    [OverloadResolutionPriority(-1)]
    public static ClassificationDataset<T> Classification<T>(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels, int classes) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(inputs.ToArray(), labels.ToArray(), classes);

    /// <summary>Inputs as the rows of a matrix, with the number of the class each belongs to.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="inputs">[rows, inputSize], at least one row.</param>
    /// <param name="labels">One a row, each 0 … classes − 1.</param>
    /// <param name="classes">How many classes there are, at least 1: the width of a target.</param>
    /// <exception cref="ArgumentException">No matrix, or not one label a row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    [OverloadResolutionPriority(-1)]
    public static ClassificationDataset<T> Classification<T>(in ReadOnlyTensorSpan<T> inputs, ReadOnlySpan<int> labels, int classes) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] x = DatasetChecks.Matrix(inputs, nameof(inputs));
        if (inputs.Lengths[0] != labels.Length)
            throw new ArgumentException($"labels holds {labels.Length} values; inputs has {inputs.Lengths[0]} rows.", nameof(labels));
        return new(x, labels.ToArray(), classes);
    }

    /// <inheritdoc cref="Classification{T}(in ReadOnlyTensorSpan{T}, ReadOnlySpan{int}, int)"/>
    [OverloadResolutionPriority(-1)]
    public static ClassificationDataset<T> Classification<T>(Tensor<T> inputs, ReadOnlySpan<int> labels, int classes) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Classification(inputs.AsReadOnlyTensorSpan(), labels, classes);
    }

    /// <summary>Inputs, each with the number of its class, from a sequence, which is read once.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="rows">At least one; all with as many inputs as the first, at least one; labels 0 … classes − 1.</param>
    /// <param name="classes">How many classes there are, at least 1: the width of a target.</param>
    /// <exception cref="ArgumentException">No rows, or one with another size than the first.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    public static ClassificationDataset<T> Classification<T>(IEnumerable<(T[] Inputs, int Label)> rows, int classes) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        var inputs = new RowCollector<T>("inputs", nameof(rows));
        List<int> labels = [];
        foreach ((T[] x, int label) in rows)
        {
            inputs.Add(x);
            labels.Add(label);
        }
        return new(inputs.ToArray(), labels.ToArray(), classes);
    }
}
