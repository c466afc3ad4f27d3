using System.Numerics.Tensors;

namespace NeuralNets.Samples;

/// <summary>The last column of the file is the number of the class.</summary>
internal sealed record Classification(string Name, string[] Classes) : Problem(Name)
{
    /// <summary>The first line of the file is no row.</summary>
    public bool HasFirstLine { get; init; } = true;

    public override Metric Metric => Metric.Accuracy;
    protected override ICost Cost => NeuralNets.Cost.CrossEntropy;
    protected override IActivation Output => Activation.Softmax;

    public override Dataset<float> Load(string folder)
    {
        (float[] inputs, float[] last) = Table.Read(Path.Combine(folder, $"{Name}.csv"), ',', HasFirstLine).SplitLast();
        return Dataset.Classification(inputs, [.. last.Select(y => (int)y)], Classes.Length);
    }

    // Every fold has each class in its share.
    public override IReadOnlyList<Fold<float>> Split(Dataset<float> data, int folds, ulong seed) => data.StratifiedKFold(folds, seed);

    public override string Describe(ReadOnlySpan<float> answer, ReadOnlySpan<float> target)
    {
        int best = TensorPrimitives.IndexOfMax(answer);
        return $"{Classes[best]} with probability {answer[best]:0.000}; it is {Classes[TensorPrimitives.IndexOfMax(target)]}";
    }

    protected override Scaling? FitTargets(Dataset<float> training) => null;
}
