using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>Neurons that fire together wire together: ΔW = η·(⟨xᵀ·y⟩ − decay·W).</summary>
/// <remarks>
/// Without decay or normalisation the weights grow without bound, along the strongest direction of ⟨xᵀ·x⟩. Hebb 1949, "The
/// organization of behavior".
/// </remarks>
public sealed record Hebb : HebbianRule
{
    /// <summary>The plain rule unless said.</summary>
    /// <param name="rate">η of each step.</param>
    /// <param name="decay">How fast weights are forgotten; not negative.</param>
    /// <param name="normalize">Every neuron's weights are scaled to length 1, before the first step and after each.</param>
    /// <exception cref="ArgumentOutOfRangeException">A decay that is negative or not finite.</exception>
    public Hebb(Schedule rate, double decay = 0, bool normalize = false) : base(rate)
    {
        Decay = Setting.NotNegative(decay);
        Normalize = normalize;
    }

    /// <summary>How fast weights are forgotten.</summary>
    public double Decay { get; }

    /// <summary>Whether every neuron's weights are kept at length 1.</summary>
    public bool Normalize { get; }

    internal override void Respond<T>(HebbianBatch<T> batch)
    {
        batch.Y.CopyTo(batch.P);
        batch.M.Fill(Number.Round<T>(Decay));
    }

    internal override void Settle<T>(Span<T> w, Span<T> b, Span<T> norms)
    {
        if (Normalize)
            NeuronNorms.ToOne(w, norms);
    }
}
