namespace NeuralNets.Samples;

/// <summary>One digit with its target: 1 for its class, 0 for the others.</summary>
internal sealed record Example(int Label, float[] Image, float[] Target)
{
    public static Example Of(ClassificationDataset<float> digits, int row)
    {
        float[] image = new float[digits.InputSize], target = new float[digits.TargetSize];
        digits.Read([row], image, target);
        return new(digits.Labels.Span[row], image, target);
    }

    /// <summary>What a network makes of it.</summary>
    public float[] Outputs(Network<float> network)
    {
        var a = new float[network.OutputSize];
        network.Predict(Image, a);
        return a;
    }
}
