namespace NeuralNets.Samples;

/// <summary>A digit that the network takes for another.</summary>
/// <param name="Image">Its pixels, row by row.</param>
/// <param name="Outputs">What the network says to it, one value a class.</param>
internal sealed record Mistake(int Label, int Answer, float Cost, float[] Image, float[] Outputs);

internal static class Mistakes
{
    /// <summary>All of them, the costliest first.</summary>
    public static Mistake[] Find(Network<float> network, ClassificationDataset<float> digits, ICost cost)
    {
        var answers = new int[digits.Count];
        network.Classify(digits.Inputs.Span, answers);
        int[] labels = digits.Labels.ToArray();
        int[] wrong = [.. Enumerable.Range(0, digits.Count).Where(row => answers[row] != labels[row])];

        float[] x = new float[wrong.Length * digits.InputSize], y = new float[wrong.Length * digits.TargetSize];
        float[] a = new float[y.Length], costs = new float[wrong.Length];
        digits.Read(wrong, x, y);
        network.Predict(x, a);
        cost.Evaluate<float>(a, y, costs, network.OutputSize);
        return [.. wrong
            .Select((row, i) => new Mistake(labels[row], answers[row], costs[i], x.AsSpan(i * digits.InputSize, digits.InputSize).ToArray(), a.AsSpan(i * network.OutputSize, network.OutputSize).ToArray()))
            .OrderByDescending(mistake => mistake.Cost)];
    }
}
