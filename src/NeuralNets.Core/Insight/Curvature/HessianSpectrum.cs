using System.Globalization;

namespace NeuralNets.Insight;

/// <summary>Eigenvalues from both ends of the spectrum of H.</summary>
/// <param name="Largest">The largest first.</param>
/// <param name="Smallest">The smallest first: below 0, the cost curves downwards along the vector.</param>
/// <param name="Iterations">Products made.</param>
/// <param name="Converged">Whether all asked for were found within the tolerance; if not, these are the best estimates.</param>
/// <param name="Exactness">How the products were made.</param>
public sealed record HessianSpectrum(IReadOnlyList<Eigenpair> Largest, IReadOnlyList<Eigenpair> Smallest, int Iterations, bool Converged, Exactness Exactness)
{
    /// <summary>Three lines: the upper end, the lower end, how they were found.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"largest: {string.Join(", ", Largest)}\nsmallest: {string.Join(", ", Smallest)}\n{Iterations} products, {(Converged ? "converged" : "not converged")}; second derivatives: {Exactness}");
}

/// <summary>An eigenvalue λ with what is known of its accuracy: H has an eigenvalue no farther from λ than the residual.</summary>
/// <param name="Value">λ.</param>
/// <param name="Residual">|H·x − λ·x| for the unit vector x, computed by a product of its own.</param>
/// <param name="Vector">x, laid out as the network's parameters; empty unless asked for.</param>
public sealed record Eigenpair(double Value, double Residual, IReadOnlyList<double> Vector)
{
    /// <summary>λ ± residual.</summary>
    public override string ToString() => FormattableString.Invariant($"{Value:G6} ± {Residual:G2}");
}
