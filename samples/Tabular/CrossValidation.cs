namespace NeuralNets.Samples;

/// <summary>What the folds of a cross-validation gave, of one that was repeated with other folds all of them.</summary>
internal sealed record CrossValidation(IReadOnlyList<double> Values)
{
    public double Mean => Values.Average();

    /// <summary>√(Σ (v − mean)²/(count − 1)).</summary>
    public double StandardDeviation => Math.Sqrt(Values.Sum(v => (v - Mean) * (v - Mean)) / (Values.Count - 1));

    /// <summary>Each fold is measured with a model that has never seen it, nor has the scaling.</summary>
    public static CrossValidation Run(Problem problem, Dataset<float> data, int folds, int repeats, ulong seed) =>
        new([.. Enumerable.Range(0, repeats).SelectMany(repeat => Folds(problem, data, folds, seed + (ulong)repeat))]);

    private static IEnumerable<double> Folds(Problem problem, Dataset<float> data, int folds, ulong seed) =>
        problem.Split(data, folds, seed).Select(fold => problem.Train(fold.Training, seed).Evaluate(problem.Metric, fold.Validation));
}
