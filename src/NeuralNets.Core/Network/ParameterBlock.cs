namespace NeuralNets;

/// <summary>Where one weight matrix or vector lies in <see cref="Network{T}.Parameters"/>.</summary>
/// <param name="Layer">Index into <see cref="Network{T}.Layers"/>.</param>
/// <param name="Name">"weight" (input-major, [Inputs × Outputs]), "bias", "scale", "shift" or "slope".</param>
/// <param name="Offset">Index of its first value.</param>
/// <param name="Inputs">Rows: neurons of the layer before; 1 for a vector.</param>
/// <param name="Outputs">Columns: neurons of this layer.</param>
public readonly record struct ParameterBlock(int Layer, string Name, int Offset, int Inputs, int Outputs)
{
    internal int Length => Inputs * Outputs;
}
