namespace NeuralNets;

/// <summary>A classification set whose targets are numbers of classes.</summary>
internal sealed class ClassIndexDataset<T>(ClassificationDataset<T> whole) : Dataset<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override int Count => whole.Count;
    public override int InputSize => whole.InputSize;
    public override int TargetSize => 1;

    internal override void ReadClasses(ReadOnlySpan<int> rows, Span<int> classes) => whole.ReadClasses(rows, classes);

    protected override void ReadRows(ReadOnlySpan<int> rows, Span<T> inputs, Span<T> targets)
    {
        DatasetChecks.CopyRows(rows, whole.Inputs.Span, InputSize, inputs);
        ReadOnlySpan<int> labels = whole.Labels.Span;
        for (int i = 0; i < rows.Length; i++)
            targets[i] = T.CreateTruncating(labels[rows[i]]);
    }
}
