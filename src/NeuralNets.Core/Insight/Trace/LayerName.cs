using System.Globalization;

namespace NeuralNets.Insight;

/// <summary>A layer in a few words.</summary>
internal static class LayerName
{
    public static string Of(Layer layer) => layer switch
    {
        Dense dense => $"Dense {dense.Size}, {dense.Activation}{(dense.HasBias ? "" : ", no bias")}",
        ActivationLayer activation => activation.Activation.ToString() ?? "",
        Dropout dropout => string.Create(CultureInfo.InvariantCulture, $"Dropout {dropout.Rate}"),
        _ => layer.GetType().Name,
    };
}
