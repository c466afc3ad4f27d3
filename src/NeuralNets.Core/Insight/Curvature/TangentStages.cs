namespace NeuralNets.Insight;

/// <summary>The stages of a network, each followed along a direction.</summary>
internal static class TangentStages
{
    public static TangentStage<T>[] Of<T>(Network<T> network, Stage<T>[] stages) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int firstTrained = Array.FindIndex(stages, stage => stage.GradientParts > 0);
        return [.. stages.Select((stage, s) => Of(network.Architecture, stage, inputsMove: s > firstTrained))];
    }

    private static TangentStage<T> Of<T>(Architecture architecture, Stage<T> stage, bool inputsMove) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = stage.Layer;
        return (stage, architecture.Layers[i]) switch
        {
            (WeightedSumStage<T>, Dense dense) => new WeightedSumTangent<T>(architecture.Block(i, "weight"), dense.HasBias ? architecture.Block(i, "bias") : null, inputsMove),
            (_, Dense dense) => new ActivationTangent<T>(ActivationByDifferences.Of(dense.Activation), stage.Outputs),
            (_, ActivationLayer layer) => new ActivationTangent<T>(ActivationByDifferences.Of(layer.Activation), stage.Outputs),
            (_, Dropout) => new DropoutTangent<T>(),
            (_, LayerNorm norm) => new LayerNormTangent<T>(architecture.Block(i, "scale"), architecture.Block(i, "shift"), norm.Epsilon),
            (_, PReLU) => new RectifierTangent<T>(architecture.Block(i, "slope")),
            (_, RReLU) => new RectifierTangent<T>(null),
            // The noise does not move: what is left is softmax, which needs its outputs alone.
            (_, GumbelSoftmax gumbel) => new ActivationTangent<T>(ActivationByDifferences.Of(Activation.SoftmaxWith(gumbel.Temperature)), stage.Outputs),
            (_, Layer layer) => throw new NotSupportedException($"layers[{i}] ({layer.GetType().Name}): its second derivatives are not known."),
        };
    }
}
