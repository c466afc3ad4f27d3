namespace NeuralNets.Insight;

/// <summary>A parameter by the name it has in formulas.</summary>
internal static class ParameterName
{
    /// <summary>"layer 1, w[3, 17]": from neuron 17 to neuron 3; "layer 1, b[3]"; "layer 2, scale[3]".</summary>
    public static string Of(ParameterBlock block, int index) => block.Name switch
    {
        "weight" => $"layer {block.Layer}, w[{index % block.Outputs}, {index / block.Outputs}]",
        "bias" => $"layer {block.Layer}, b[{index}]",
        _ => $"layer {block.Layer}, {block.Name}[{index}]",
    };
}
