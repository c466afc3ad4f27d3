namespace NeuralNets.Samples;

/// <summary>A network with what its inputs and targets went through: one is worth nothing without the other.</summary>
internal sealed record Model(Network<float> Network, Scaling? Inputs, Scaling? Targets)
{
    public static Model Load(string path) => new(Network<float>.Load(path, out Scaling? inputs, out Scaling? targets), inputs, targets);

    public void Save(string path) => Network.Save(path, Inputs, Targets);

    // R² is the same in the network's measure as in the data's, so targets need no way back here.
    public double Evaluate(Metric metric, Dataset<float> data) => metric.Evaluate(Network, data.Scale(Inputs, Targets));

    /// <summary>From rows in the measure of the data to answers in the measure of the data.</summary>
    public float[] Predict(ReadOnlySpan<float> rows)
    {
        float[] scaled = rows.ToArray(), answers = new float[rows.Length / Network.InputSize * Network.OutputSize];
        Inputs?.Apply(scaled.AsSpan());
        Network.Predict(scaled, answers);
        Targets?.Invert(answers.AsSpan());
        return answers;
    }
}
