namespace NeuralNets.Samples;

/// <summary>Inputs and targets in two files, columns separated by blanks.</summary>
internal sealed record Regression(string Name) : Problem(Name)
{
    public override Metric Metric => Metric.R2;
    protected override ICost Cost => NeuralNets.Cost.HalfSquaredError;
    protected override IActivation Output => Activation.Identity;

    public override Dataset<float> Load(string folder)
    {
        Table inputs = Table.Read(Path.Combine(folder, $"{Name}_data.csv"), ' ');
        Table targets = Table.Read(Path.Combine(folder, $"{Name}_target.csv"), ' ');
        if (inputs.Rows != targets.Rows)
            throw new InvalidDataException($"{folder}: {inputs.Rows} rows of {Name}_data.csv, {targets.Rows} of {Name}_target.csv.");
        return Dataset.Create(inputs.Values, targets.Values, inputs.Columns);
    }

    public override IReadOnlyList<Fold<float>> Split(Dataset<float> data, int folds, ulong seed) => data.KFold(folds, seed);

    public override string Describe(ReadOnlySpan<float> answer, ReadOnlySpan<float> target) => $"{answer[0]:0.0}; it is {target[0]:0.0}";

    protected override Scaling? FitTargets(Dataset<float> training) => Standardization.FitTargets(training);
}
