namespace NeuralNets.Insight;

/// <summary>A change of the mean cost, predicted and measured.</summary>
/// <param name="Cost">Before the move.</param>
/// <param name="FirstOrder">∇C·Δ.</param>
/// <param name="SecondOrder">∇C·Δ + ½·Δᵀ·H·Δ, the curvature by a central difference of gradients along Δ.</param>
/// <param name="Measured">C(w + Δ) − C(w).</param>
public sealed record CostChange(double Cost, double FirstOrder, double SecondOrder, double Measured)
{
    /// <summary>One line.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"cost {Cost:G6}: predicted {FirstOrder:+0.####e+0;-0.####e+0;0} (first order), {SecondOrder:+0.####e+0;-0.####e+0;0} (second order); measured {Measured:+0.####e+0;-0.####e+0;0}");
}
