namespace NeuralNets.Insight;

/// <summary>
/// All neurons together: Δwⱼ = η·⟨yⱼ·(x − Σᵢ yᵢ·wᵢ)⟩. The weights of n linear neurons come to span the first n principal
/// components, at right angles and at length 1, but turned anyhow within that space.
/// </summary>
/// <remarks>Oja 1989, "Neural networks, principal components, and subspaces".</remarks>
public sealed record OjaSubspace : HebbianRule
{
    /// <summary>The rule at a rate.</summary>
    /// <param name="rate">η of each step.</param>
    public OjaSubspace(Schedule rate) : base(rate)
    {
    }

    internal override bool DecaysByMatrix => true;

    internal override void Respond<T>(HebbianBatch<T> batch)
    {
        batch.Y.CopyTo(batch.P);
        batch.Correlations();
    }
}
