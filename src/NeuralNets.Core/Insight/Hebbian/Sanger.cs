namespace NeuralNets.Insight;

/// <summary>
/// The generalised Hebbian algorithm: Δwⱼ = η·⟨yⱼ·(x − Σᵢ yᵢ·wᵢ)⟩, the sum over i ≤ j. Each linear neuron sees what those before
/// it leave unexplained: neuron j turns to principal component j, at length 1.
/// </summary>
/// <remarks>
/// The first components settle first, and those of nearly equal variance slowly. A step costs inputs·outputs² multiplications
/// beside those of the batch: for wide layers take batches of as many rows as neurons. Sanger 1989, "Optimal unsupervised learning
/// in a single-layer linear feedforward neural network".
/// </remarks>
public sealed record Sanger : HebbianRule
{
    /// <summary>The rule at a rate.</summary>
    /// <param name="rate">η of each step.</param>
    public Sanger(Schedule rate) : base(rate)
    {
    }

    internal override bool DecaysByMatrix => true;

    internal override void Respond<T>(HebbianBatch<T> batch)
    {
        batch.Y.CopyTo(batch.P);
        batch.Correlations();
        for (int i = 1; i < batch.Outputs; i++)
            batch.M.Slice(i * batch.Outputs, i).Clear();   // M[i, j] with i > j: later neurons take nothing from earlier ones
    }
}
