namespace NeuralNets;

/// <summary>
/// Inputs in memory, each of one class; made by <see cref="Dataset.Classification{T}(T[], int[], int)"/>. One-hot targets are
/// written when rows are read, never held for the whole set.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class ClassificationDataset<T> : Dataset<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal ClassificationDataset(ReadOnlyMemory<T> inputs, ReadOnlyMemory<int> labels, int classes)
    {
        if (classes < 1)
            throw new ArgumentOutOfRangeException(nameof(classes), classes, $"classes is {classes}; it must be at least 1.");
        if (labels.Length == 0)
            throw new ArgumentException("labels holds no values: a data set has at least one row.", nameof(labels));
        if (inputs.Length == 0 || inputs.Length % labels.Length != 0)
            throw new ArgumentException($"inputs holds {inputs.Length} values, not a positive multiple of the {labels.Length} labels.", nameof(inputs));
        ReadOnlySpan<int> values = labels.Span;
        for (int i = 0; i < values.Length; i++)
            if ((uint)values[i] >= (uint)classes)
                throw new ArgumentOutOfRangeException(nameof(labels), values[i], $"labels[{i}] is {values[i]}; with {classes} classes it must be 0 to {classes - 1}.");
        InputSize = inputs.Length / labels.Length;
        Classes = classes;
        Inputs = inputs;
        Labels = labels;
    }

    /// <inheritdoc/>
    public override int Count => Labels.Length;

    /// <inheritdoc/>
    public override int InputSize { get; }

    /// <summary>The number of classes.</summary>
    public override int TargetSize => Classes;

    /// <summary>How many classes there are.</summary>
    public int Classes { get; }

    /// <summary>All inputs, [Count × InputSize].</summary>
    public ReadOnlyMemory<T> Inputs { get; }

    /// <summary>The class of every row, 0 … Classes − 1.</summary>
    public ReadOnlyMemory<int> Labels { get; }

    /// <summary>The same examples with targets of one value, the number of the class, for costs and metrics that take it; nothing is copied.</summary>
    public Dataset<T> WithClassIndices() => new ClassIndexDataset<T>(this);

    internal override void ReadClasses(ReadOnlySpan<int> rows, Span<int> classes)
    {
        ReadOnlySpan<int> labels = Labels.Span;
        for (int i = 0; i < rows.Length; i++)
            classes[i] = labels[rows[i]];
    }

    /// <inheritdoc/>
    protected override void ReadRows(ReadOnlySpan<int> rows, Span<T> inputs, Span<T> targets)
    {
        DatasetChecks.CopyRows(rows, Inputs.Span, InputSize, inputs);
        targets.Clear();
        ReadOnlySpan<int> labels = Labels.Span;
        for (int i = 0; i < rows.Length; i++)
            targets[i * Classes + labels[rows[i]]] = T.One;
    }
}
