namespace NeuralNets.Insight;

/// <summary>Built-in activations that learn by the derivative of another function.</summary>
internal static class Surrogate
{
    public static bool Is(IActivation activation) => activation is
        Activation.BuiltIn<Activation.StepStraightThroughOperator> or Activation.BuiltIn<Activation.StepClippedStraightThroughOperator> or
        Activation.BuiltIn<Activation.StepSigmoidOperator> or Activation.BuiltIn<Activation.StepArcTanOperator>;

    /// <summary>−1: there is none.</summary>
    public static int LastLayer(IReadOnlyList<Layer> layers)
    {
        for (int i = layers.Count - 1; i >= 0; i--)
        {
            if (layers[i] is Dense dense && Is(dense.Activation) || layers[i] is ActivationLayer layer && Is(layer.Activation))
                return i;
        }
        return -1;
    }
}
