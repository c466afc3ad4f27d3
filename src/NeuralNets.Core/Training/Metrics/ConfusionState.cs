namespace NeuralNets;

/// <summary>Counts a <see cref="ConfusionMatrix"/> from rows.</summary>
internal sealed class ConfusionState : MetricState
{
    private readonly ClassReader _classes;

    public ConfusionState(int outputSize, int targetSize, double threshold) : base(outputSize, targetSize)
    {
        _classes = new ClassReader(outputSize, targetSize, threshold);
        Matrix = new ConfusionMatrix(_classes.Classes);
    }

    public ConfusionMatrix Matrix { get; }

    public override double Result => Matrix.Accuracy;

    protected override void AddRow(ReadOnlySpan<double> output, ReadOnlySpan<double> target) =>
        Matrix.Add(_classes.Actual(target), _classes.Predicted(output));
}
