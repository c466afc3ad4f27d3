namespace NeuralNets;

/// <summary>A smooth function f(w) to be minimised, with its gradient.</summary>
public interface IObjective
{
    /// <summary>Returns f(w) and fills in ∇f(w).</summary>
    /// <param name="w">Where.</param>
    /// <param name="gradient">Receives ∂f/∂w, as long as <paramref name="w"/>.</param>
    double Evaluate(ReadOnlySpan<double> w, Span<double> gradient);
}
