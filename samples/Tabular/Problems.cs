namespace NeuralNets.Samples;

/// <summary>The sets of the folder. One setting each, set down before the folds were measured and not searched for.</summary>
internal static class Problems
{
    public static IReadOnlyList<Problem> All { get; } =
    [
        new Classification("iris", ["setosa", "versicolor", "virginica"]) { Hidden = 16, Epochs = 60, WeightDecay = 0.1 },
        new Classification("wine", ["class 0", "class 1", "class 2"]) { Hidden = 16, Epochs = 60, WeightDecay = 0.1 },
        new Classification("breast_cancer", ["malignant", "benign"]) { Hidden = 16, Epochs = 30, WeightDecay = 0.1 },
        new Classification("digits", [.. "0123456789".Select(digit => $"{digit}")]) { Hidden = 128, Epochs = 30, WeightDecay = 0.1, Skip = 0 },
        new Regression("diabetes") { Hidden = 8, Epochs = 30, WeightDecay = 0.3 },
    ];
}
