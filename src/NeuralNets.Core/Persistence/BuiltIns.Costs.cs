namespace NeuralNets.Persistence;

internal static partial class BuiltIns
{
    public static IReadOnlyList<BuiltIn<ICost>> Costs { get; } =
    [
        new(nameof(Cost.SquaredError), Cost.SquaredError),
        new(nameof(Cost.HalfSquaredError), Cost.HalfSquaredError),
        new(nameof(Cost.MeanSquaredError), Cost.MeanSquaredError),
        new(nameof(Cost.MeanAbsoluteError), Cost.MeanAbsoluteError),
        new(nameof(Cost.Huber), [new("delta", 1)], s => Cost.Huber(s[0]),
            c => c is Cost.BuiltIn<Cost.HuberOperator> { Function.Delta: var delta } ? [delta] : null),
        new(nameof(Cost.SmoothL1), [new("beta", 1)], s => Cost.SmoothL1(s[0]),
            c => c is Cost.BuiltIn<Cost.SmoothL1Operator> { Function.Beta: var beta } ? [beta] : null),
        new(nameof(Cost.LogCosh), Cost.LogCosh),
        new(nameof(Cost.Quantile), [new("tau", 0.5)], s => Cost.Quantile(s[0]),
            c => c is Cost.BuiltIn<Cost.QuantileOperator> { Function.Tau: var tau } ? [tau] : null),
        new(nameof(Cost.MeanSquaredLogarithmicError), Cost.MeanSquaredLogarithmicError),
        new(nameof(Cost.MeanAbsolutePercentageError), Cost.MeanAbsolutePercentageError),
        new(nameof(Cost.BinaryCrossEntropy), Cost.BinaryCrossEntropy),
        new(nameof(Cost.BinaryCrossEntropyWithLogits), [new("posWeight", 1)], s => Cost.BinaryCrossEntropyWithLogits(s[0]),
            c => c is Cost.BuiltIn<Cost.BinaryCrossEntropyWithLogitsOperator> { Function.PosWeight: var posWeight } ? [posWeight] : null),
        new(nameof(Cost.BinaryFocal), [new("gamma", 2), new("alpha", double.NaN)], s => Cost.BinaryFocal(s[0], Optional(s[1])),
            c => c is Cost.BuiltIn<Cost.BinaryFocalOperator> { Function: { Gamma: var gamma, Alpha: var alpha } } ? [gamma, alpha ?? double.NaN] : null),
        new(nameof(Cost.BinaryFocalWithLogits), [new("gamma", 2), new("alpha", double.NaN)], s => Cost.BinaryFocalWithLogits(s[0], Optional(s[1])),
            c => c is Cost.BuiltIn<Cost.BinaryFocalWithLogitsOperator> { Function: { Gamma: var gamma, Alpha: var alpha } } ? [gamma, alpha ?? double.NaN] : null),
        new(nameof(Cost.CrossEntropy), Cost.CrossEntropy),
        new(nameof(Cost.SoftmaxCrossEntropy), [new("labelSmoothing", 0)], s => Cost.SoftmaxCrossEntropy(s[0]),
            c => c is Cost.SoftmaxCrossEntropyCost { Temperature: 1, LabelSmoothing: var labelSmoothing } ? [labelSmoothing] : null),
        new(nameof(Cost.CategoricalFocal), [new("gamma", 2), new("alpha", double.NaN)], s => Cost.CategoricalFocal(s[0], Optional(s[1])),
            c => c is Cost.BuiltIn<Cost.CategoricalFocalOperator> { Function: { Gamma: var gamma, Alpha: var alpha } } ? [gamma, alpha ?? double.NaN] : null),
        new(nameof(Cost.NegativeLogLikelihood), Cost.NegativeLogLikelihood),
        new(nameof(Cost.KullbackLeibler), Cost.KullbackLeibler),
        new(nameof(Cost.KullbackLeiblerLogInput), Cost.KullbackLeiblerLogInput),
        new(nameof(Cost.PoissonNLL), [new("logInput", 1), new("full", 0)], s => Cost.PoissonNLL(s[0] != 0, s[1] != 0),
            c => c is Cost.BuiltIn<Cost.PoissonNLLOperator> { Function: { LogInput: var logInput, Full: var full } } ? [Switch(logInput), Switch(full)] : null),
        new(nameof(Cost.GaussianNLL), [new("eps", 1e-6), new("full", 0)], s => Cost.GaussianNLL(s[0], s[1] != 0),
            c => c is Cost.GaussianNLLCost { Eps: var eps, Full: var full } ? [eps, Switch(full)] : null),
        new(nameof(Cost.Hinge), Cost.Hinge),
        new(nameof(Cost.SquaredHinge), Cost.SquaredHinge),
        new(nameof(Cost.SoftMargin), Cost.SoftMargin),
        new(nameof(Cost.CategoricalHinge), Cost.CategoricalHinge),
        new(nameof(Cost.CrammerSingerHinge), Cost.CrammerSingerHinge),
        new(nameof(Cost.MultiMargin), [new("p", 1)], s => Cost.MultiMargin((int)s[0]),
            c => c is Cost.OfRows<Cost.MultiMarginCost> { Function.P: var p } ? [p] : null),
        new(nameof(Cost.CosineDistance), Cost.CosineDistance),
        new(nameof(Cost.Dice), [new("smooth", 1)], s => Cost.Dice(s[0]),
            c => c is Cost.OfRows<Cost.DiceCost> { Function.Smooth: var smooth } ? [smooth] : null),
        new(nameof(Cost.Tversky), [new("alpha", 0.5), new("beta", 0.5), new("smooth", 1e-7)], s => Cost.Tversky(s[0], s[1], s[2]),
            c => c is Cost.OfRows<Cost.TverskyCost> { Function: { Alpha: var alpha, Beta: var beta, Smooth: var smooth } } ? [alpha, beta, smooth] : null),
    ];

    private static double? Optional(double value) => double.IsNaN(value) ? null : value;

    private static double Switch(bool on) => on ? 1 : 0;
}
