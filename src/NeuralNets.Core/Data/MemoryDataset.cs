namespace NeuralNets;

/// <summary>A data set whose inputs and targets lie in memory; made by <see cref="Dataset.Create{T}(T[], T[], int)"/>.</summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class MemoryDataset<T> : Dataset<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal MemoryDataset(ReadOnlyMemory<T> inputs, ReadOnlyMemory<T> targets, int inputSize)
    {
        Count = DatasetChecks.CountRows(inputs.Length, inputSize);
        if (targets.Length == 0 || targets.Length % Count != 0)
            throw new ArgumentException($"targets holds {targets.Length} values, not a positive multiple of the {Count} rows of inputs.", nameof(targets));
        InputSize = inputSize;
        TargetSize = targets.Length / Count;
        Inputs = inputs;
        Targets = targets;
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    public override int InputSize { get; }

    /// <inheritdoc/>
    public override int TargetSize { get; }

    /// <summary>All inputs, [Count × InputSize].</summary>
    public ReadOnlyMemory<T> Inputs { get; }

    /// <summary>All targets, [Count × TargetSize].</summary>
    public ReadOnlyMemory<T> Targets { get; }

    /// <inheritdoc/>
    protected override void ReadRows(ReadOnlySpan<int> rows, Span<T> inputs, Span<T> targets)
    {
        DatasetChecks.CopyRows(rows, Inputs.Span, InputSize, inputs);
        DatasetChecks.CopyRows(rows, Targets.Span, TargetSize, targets);
    }
}
