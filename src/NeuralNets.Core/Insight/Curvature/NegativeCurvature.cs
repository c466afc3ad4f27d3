namespace NeuralNets.Insight;

/// <summary>A direction v, |v| = 1, with vᵀ·H·v &lt; 0: the cost along it is concave here, so it is not convex.</summary>
/// <param name="Curvature">vᵀ·H·v, the second derivative of the cost along v.</param>
/// <param name="Residual">|H·v − curvature·v|.</param>
/// <param name="Direction">v, laid out as the network's parameters.</param>
/// <param name="Exactness">How the second derivatives were made.</param>
public sealed record NegativeCurvature(double Curvature, double Residual, IReadOnlyList<double> Direction, Exactness Exactness)
{
    /// <summary>One line.</summary>
    public override string ToString() => FormattableString.Invariant($"the cost curves downwards along a direction: {Curvature:G6} ± {Residual:G2}; second derivatives: {Exactness}");
}
