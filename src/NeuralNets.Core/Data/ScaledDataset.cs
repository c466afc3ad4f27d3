namespace NeuralNets;

/// <summary>A data set whose rows are scaled as they are read.</summary>
internal sealed class ScaledDataset<T> : Dataset<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Dataset<T> _whole;
    private readonly Scaling? _inputs, _targets;

    public ScaledDataset(Dataset<T> whole, Scaling? inputs, Scaling? targets)
    {
        if (inputs is not null && inputs.Width != whole.InputSize)
            throw new ArgumentException($"inputs scales {inputs.Width} columns; InputSize is {whole.InputSize}.", nameof(inputs));
        if (targets is not null && targets.Width != whole.TargetSize)
            throw new ArgumentException($"targets scales {targets.Width} columns; TargetSize is {whole.TargetSize}.", nameof(targets));
        _whole = whole;
        _inputs = inputs;
        _targets = targets;
    }

    public override int Count => _whole.Count;
    public override int InputSize => _whole.InputSize;
    public override int TargetSize => _whole.TargetSize;

    // Scaling is no matter of classes.
    internal override void ReadClasses(ReadOnlySpan<int> rows, Span<int> classes) => _whole.ReadClasses(rows, classes);

    protected override void ReadRows(ReadOnlySpan<int> rows, Span<T> inputs, Span<T> targets)
    {
        _whole.Read(rows, inputs, targets);
        _inputs?.Apply(inputs);
        _targets?.Apply(targets);
    }
}
