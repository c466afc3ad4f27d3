namespace NeuralNets.Insight;

/// <summary>
/// How far a linear support-vector machine is from its optimum, proved: P(w) ≥ the optimum ≥ D(α) for every w and every α in
/// [0, 1], so that no weights have a cost lower than Primal by more than Gap.
/// </summary>
/// <param name="Primal">P(w) = λ/2·|w|² + (1/n)·Σ max(0, 1 − y·w·x).</param>
/// <param name="Dual">D(α) = (1/n)·Σ α − |Σ α·y·x|²/(2·λ·n²).</param>
/// <param name="Alpha">α of each example: 0 beyond the margin, 1 inside, between on it.</param>
/// <param name="Epochs">Passes over the examples that found α; 0: it was given.</param>
public sealed record SvmCertificate(double Primal, double Dual, IReadOnlyList<double> Alpha, int Epochs)
{
    /// <summary>Primal − Dual, not negative but for rounding.</summary>
    public double Gap => Primal - Dual;

    /// <summary>One line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Dual:G9} ≤ the optimum ≤ {Primal:G9}, a gap of {Gap:G2}, after {Epochs} epochs");
}
