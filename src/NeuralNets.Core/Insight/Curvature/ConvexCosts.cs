namespace NeuralNets.Insight;

/// <summary>Which costs are convex functions of z, given the output activation that follows it, and under which condition on the targets.</summary>
internal static class ConvexCosts
{
    private const string Always = "convex in z", NotNegative = "convex in z for targets that are not negative", Shares = "convex in z for targets in [0, 1]";

    /// <summary>The condition; null: not known to be convex.</summary>
    public static string? Condition(ICost cost, IActivation activation) => cost switch
    {
        Cost.WeightedCost weighted => Condition(weighted.Inner, activation) is { } inner ? $"{inner}, and weights that are not negative" : null,
        Cost.ClassIndexCost index => Condition(index.Inner, activation) is null ? null : Always,   // targets are 0 and 1
        Cost.ClassWeightedCost weighted => Condition(weighted.Inner, activation) is Always ? NotNegative : Condition(weighted.Inner, activation),
        Cost.Combinator combinator => Condition(combinator.Inner, activation),
        Cost.SumCost sum => OfParts(sum, activation),
        _ when activation.Equals(Activation.Identity) => OfOutputs(cost),
        // −ln softmax is ln Σ eᶻ − z.
        Cost.BuiltIn<Cost.NegativeLogLikelihoodOperator> or Cost.BuiltIn<Cost.KullbackLeiblerLogInputOperator> when activation.Equals(Activation.LogSoftmax) => NotNegative,
        _ => null,
    };

    private static string? OfOutputs(ICost cost) => cost switch
    {
        Cost.BuiltIn<Cost.SquaredErrorOperator> or Cost.BuiltIn<Cost.MeanSquaredErrorOperator> or Cost.BuiltIn<Cost.HalfSquaredErrorOperator> or
        Cost.BuiltIn<Cost.MeanAbsoluteErrorOperator> or Cost.BuiltIn<Cost.MeanAbsolutePercentageErrorOperator> or Cost.BuiltIn<Cost.HuberOperator> or
        Cost.BuiltIn<Cost.SmoothL1Operator> or Cost.BuiltIn<Cost.LogCoshOperator> or Cost.BuiltIn<Cost.QuantileOperator> or
        Cost.BuiltIn<Cost.HingeOperator> or Cost.BuiltIn<Cost.SquaredHingeOperator> or Cost.BuiltIn<Cost.SoftMarginOperator> or
        Cost.OfRows<Cost.MultiMarginCost> or Cost.OfRows<Cost.CrammerSingerHingeCost> or Cost.OfRows<Cost.CategoricalHingeCost> or
        Cost.BuiltIn<Cost.PoissonNLLOperator> { Function.LogInput: true } => Always,
        Cost.BuiltIn<Cost.BinaryCrossEntropyWithLogitsOperator> => Shares,
        Cost.SoftmaxCrossEntropyCost => NotNegative,
        _ => null,
    };

    private static string? OfParts(Cost.SumCost sum, IActivation activation)
    {
        string result = Always;
        foreach ((_, ICost part) in sum.Parts)
        {
            if (Condition(part, activation) is not { } condition)
                return null;
            if (result == Always || condition == Shares)   // the narrower of the two
                result = condition;
        }
        return result;
    }
}
