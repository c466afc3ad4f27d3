using System.Numerics.Tensors;
using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>
/// Above its threshold θ a neuron learns what made it fire, below it unlearns it: Δwⱼ = η·(⟨x·yⱼ·(yⱼ − θⱼ)⟩ − decay·wⱼ). The
/// threshold follows the activity, θⱼ += thresholdRate·(⟨yⱼ²⟩ − θⱼ), so that the neuron grows selective: it answers few inputs,
/// and those strongly.
/// </summary>
/// <remarks>
/// θ starts as ⟨y²⟩ of the first batch and moves before a batch is learnt from. It must move much faster than the weights, or both
/// swing. Of n equally frequent, linearly independent inputs a linear or rectified neuron comes to answer one with y = θ = n and
/// the others with 0. Bienenstock, Cooper, Munro 1982, "Theory for the development of neuron selectivity"; θ as ⟨y²⟩: Intrator,
/// Cooper 1992, "Objective function formulation of the BCM theory of visual cortical plasticity".
/// </remarks>
public sealed record BCM : HebbianRule
{
    /// <summary>Without decay unless said.</summary>
    /// <param name="rate">η of each step.</param>
    /// <param name="thresholdRate">How far θ goes towards ⟨y²⟩ of a batch: above 0, at most 1.</param>
    /// <param name="decay">How fast weights are forgotten; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting out of range.</exception>
    public BCM(Schedule rate, double thresholdRate = 0.1, double decay = 0) : base(rate)
    {
        if (!(thresholdRate is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(thresholdRate), thresholdRate, $"{nameof(thresholdRate)} must lie in (0, 1].");
        ThresholdRate = thresholdRate;
        Decay = Setting.NotNegative(decay);
    }

    /// <summary>How far θ goes towards ⟨y²⟩ of a batch.</summary>
    public double ThresholdRate { get; }

    /// <summary>How fast weights are forgotten.</summary>
    public double Decay { get; }

    internal override bool HasThresholds => true;

    internal override void Respond<T>(HebbianBatch<T> batch)
    {
        Span<T> theta = batch.Thresholds, squares = batch.M;
        batch.MeanSquares(squares);
        T share = batch.Step == 0 ? T.One : Number.Round<T>(ThresholdRate);
        for (int j = 0; j < theta.Length; j++)
            theta[j] += share * (squares[j] - theta[j]);
        for (int first = 0; first < batch.P.Length; first += theta.Length)
        {
            ReadOnlySpan<T> y = batch.Y.Slice(first, theta.Length);
            Span<T> p = batch.P.Slice(first, theta.Length);
            TensorPrimitives.Subtract(y, theta, p);
            TensorPrimitives.Multiply(p, y, p);
        }
        batch.M.Fill(Number.Round<T>(Decay));
    }
}
