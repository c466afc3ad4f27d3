namespace NeuralNets.Persistence;

/// <summary>
/// The tensors of a network as PyTorch's nn.Sequential names them: a Dense is a Linear and, unless its activation is Identity,
/// one more module; every other layer is one module.
/// </summary>
internal static class TensorNames
{
    /// <summary>"module.field" for each block.</summary>
    public static IReadOnlyList<string> Of(Architecture architecture)
    {
        int[] modules = new int[architecture.Layers.Count];
        for (int i = 1; i < modules.Length; i++)
            modules[i] = modules[i - 1] + (architecture.Layers[i - 1] is Dense dense && !dense.Activation.Equals(Activation.Identity) ? 2 : 1);
        return [.. architecture.Blocks.Select(block => $"{modules[block.Layer]}.{Field(block)}")];
    }

    /// <summary>nn.LayerNorm calls scale and shift weight and bias, nn.PReLU its slope weight.</summary>
    public static string Field(ParameterBlock block) => block.Name is "bias" or "shift" ? "bias" : "weight";

    /// <summary>[outputs, inputs], or [outputs] for a vector.</summary>
    public static long[] Shape(ParameterBlock block) => IsMatrix(block) ? [block.Outputs, block.Inputs] : [block.Length];

    public static bool IsMatrix(ParameterBlock block) => block.Name == "weight";
}
