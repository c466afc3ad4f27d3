using System.Numerics.Tensors;

namespace NeuralNets.Insight;

/// <summary>
/// Networks whose layers do in Backpropagate what they do in Predict, so that the cost is a function of the parameters alone and
/// can be differentiated. Parameters lie where they lay.
/// </summary>
internal static class InPrediction
{
    /// <summary>The network itself, if none of its layers draws.</summary>
    public static Network<T> Of<T>(Network<T> network) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        network.Layers.Any(layer => !ReferenceEquals(layer, WithoutDraws(layer))) ? Copy<T, T>(network) : network;

    public static Network<TOther> Copy<T, TOther>(Network<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOther : unmanaged, IBinaryFloatingPointIeee754<TOther>
    {
        var architecture = new Architecture(network.InputSize, [.. network.Layers.Select(WithoutDraws)]);
        var copy = new Network<TOther>(architecture, network.Seed) { MaxThreads = network.MaxThreads };
        TensorPrimitives.ConvertTruncating<T, TOther>(network.Parameters, copy.Parameters);
        return copy;
    }

    private static Layer WithoutDraws(Layer layer) => layer switch
    {
        Dropout => new ActivationLayer(Activation.Identity),
        RReLU { Lower: var lower, Upper: var upper } => new ActivationLayer(Activation.LeakyReLU((lower + upper) / 2)),
        GumbelSoftmax { Temperature: var t } => new ActivationLayer(Activation.SoftmaxWith(t)),
        _ => layer,
    };
}
