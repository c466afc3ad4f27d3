namespace NeuralNets.Insight;

/// <summary>
/// Each neuron on its own: Δwⱼ = η·⟨yⱼ·(x − yⱼ·wⱼ)⟩. A linear neuron's weights turn to the first principal component of the
/// inputs, the eigenvector of ⟨xᵀ·x⟩ with the largest eigenvalue, at length 1.
/// </summary>
/// <remarks>
/// Inputs of mean 0 make ⟨xᵀ·x⟩ the covariance. Several neurons all find the same component: see <see cref="OjaSubspace"/> and
/// <see cref="Sanger"/>. The rate must be well below 1/⟨|x|²⟩. Oja 1982, "A simplified neuron model as a principal component
/// analyzer".
/// </remarks>
public sealed record Oja : HebbianRule
{
    /// <summary>The rule at a rate.</summary>
    /// <param name="rate">η of each step.</param>
    public Oja(Schedule rate) : base(rate)
    {
    }

    internal override void Respond<T>(HebbianBatch<T> batch)
    {
        batch.Y.CopyTo(batch.P);
        batch.MeanSquares(batch.M);
    }
}
