using System.Numerics.Tensors;

namespace NeuralNets.Samples;

/// <summary>The last column of the file is the number of the class.</summary>
internal sealed record Classification(string Name, string[] Classes) : Problem(Name)
{
    /// <summary>Lines at the top of the file that are no rows: counts and names.</summary>
    public int Skip { get; init; } = 1;

    public override Metric Metric => Metric.Accuracy;
    protected override ICost Cost => NeuralNets.Cost.CrossEntropy;
    protected override IActivation Output => Activation.Softmax;

    public override Dataset<float> Load(string folder)
    {
        (float[] inputs, float[] last) = Table.Read(Path.Combine(folder, $"{Name}.csv"), ',', Skip).SplitLast();
        return Dataset.Classification(inputs, [.. last.Select(Class)], Classes.Length);
    }

    // Every fold has each class in its share.
    public override IReadOnlyList<Fold<float>> Split(Dataset<float> data, int folds, ulong seed) => data.StratifiedKFold(folds, seed);

    public override string Describe(ReadOnlySpan<float> answer, ReadOnlySpan<float> target)
    {
        int best = TensorPrimitives.IndexOfMax(answer);
        return $"{Classes[best]} with probability {answer[best]:0.000}; it is {Classes[TensorPrimitives.IndexOfMax(target)]}";
    }

    protected override Scaling? FitTargets(Dataset<float> training) => null;

    private int Class(float y) =>
        (int)y == y && y >= 0 && y < Classes.Length ? (int)y : throw new InvalidDataException($"{Name}.csv: the class {y} is none of 0 to {Classes.Length - 1}.");
}
