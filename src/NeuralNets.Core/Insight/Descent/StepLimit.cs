namespace NeuralNets.Insight;

/// <summary>How long a step along −∇C may be: C(w − s·∇C) ≈ C − s·|∇C|² + ½·s²·λ·|∇C|².</summary>
/// <param name="Cost">C, the mean cost.</param>
/// <param name="GradientNorm">|∇C|.</param>
/// <param name="Curvature">λ = ∇Cᵀ·H·∇C/|∇C|², by a central difference of gradients; never above the largest eigenvalue of the Hessian H.</param>
public sealed record StepLimit(double Cost, double GradientNorm, double Curvature)
{
    /// <summary>1/λ, the step to the bottom of the parabola; null: the cost does not curve upwards.</summary>
    public double? ToBottom => Curvature > 0 ? 1 / Curvature : null;

    /// <summary>
    /// 2/λ: on the parabola a longer step ends higher than it started. Many equal steps need 2/λ_max with the largest eigenvalue of H, which is
    /// no more than this. Null: the cost does not curve upwards.
    /// </summary>
    public double? Longest => 2 * ToBottom;

    /// <summary>One line.</summary>
    public override string ToString() => Longest is { } longest
        ? FormattableString.Invariant($"cost {Cost:G6}, |∇C| {GradientNorm:G4}, curvature along it {Curvature:G4}: by that parabola the best learning rate for one step is {ToBottom:G4}, and above {longest:G4} the cost rises")
        : FormattableString.Invariant($"cost {Cost:G6}, |∇C| {GradientNorm:G4}, curvature along it {Curvature:G4}: no upward curve, which would limit the learning rate");
}
