namespace NeuralNets.FunctionPage;

/// <summary>What a cost is plotted over: outputs between two bounds, the rest of their row, and the target.</summary>
/// <param name="Low">The least output.</param>
/// <param name="High">The greatest.</param>
/// <param name="Rest">Further values of the row of outputs.</param>
/// <param name="Target">The row of targets.</param>
/// <param name="Caption">The same in words.</param>
/// <param name="Reach">The largest cost shown.</param>
internal sealed record CostScene(double Low, double High, double[] Rest, double[] Target, string Caption, double Reach = 5)
{
    private static readonly CostScene Number = new(-3, 3, [], [1], "the target 1");
    private static readonly CostScene Probability = Number with { Low = 0, High = 1 };
    private static readonly CostScene LogProbability = Number with { Low = -4, High = 0 };
    private static readonly CostScene TwoClasses = Number with { Rest = [0], Target = [1, 0], Caption = "outputs (a, 0) and targets (1, 0)" };

    private static readonly Dictionary<string, CostScene> Others = new()
    {
        [nameof(Cost.BinaryCrossEntropy)] = Probability,
        [nameof(Cost.BinaryFocal)] = Probability,
        [nameof(Cost.CrossEntropy)] = Probability,
        [nameof(Cost.CategoricalFocal)] = Probability,
        [nameof(Cost.KullbackLeibler)] = Probability,
        [nameof(Cost.Dice)] = Probability,
        [nameof(Cost.Tversky)] = Probability,
        [nameof(Cost.NegativeLogLikelihood)] = LogProbability,
        [nameof(Cost.KullbackLeiblerLogInput)] = LogProbability,
        [nameof(Cost.SoftmaxCrossEntropy)] = TwoClasses,
        [nameof(Cost.CategoricalHinge)] = TwoClasses,
        [nameof(Cost.CrammerSingerHinge)] = TwoClasses,
        [nameof(Cost.MultiMargin)] = TwoClasses,
        [nameof(Cost.GaussianNLL)] = Number with { Rest = [1], Caption = "outputs (a, 1), mean and variance, and the target 1" },
        [nameof(Cost.CosineDistance)] = Number with { Rest = [1], Target = [1, 0], Caption = "outputs (a, 1) and targets (1, 0)" },
        [nameof(Cost.MeanAbsolutePercentageError)] = Number with { Reach = 400 },
    };

    /// <summary>One output and the target 1, unless the cost is of another kind.</summary>
    public static CostScene Of(string name) => Others.GetValueOrDefault(name, Number);

    public string Plot(string name, ICost cost)
    {
        int width = 1 + Rest.Length;
        double[] a = FunctionPage.Plot.Steps(Low, High), value = new double[a.Length], derivative = new double[a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            double[] row = [a[i], .. Rest], c = new double[1], gradient = new double[width];
            cost.Evaluate<double>(row, Target, c, width);
            cost.Differentiate<double>(row, Target, gradient, width);
            (value[i], derivative[i]) = (c[0], gradient[0]);
        }
        return new Plot(a, value, derivative, Reach).ToSvg($"{name} and its derivative for {Caption}", "a", "C", "∂C/∂a");
    }
}
