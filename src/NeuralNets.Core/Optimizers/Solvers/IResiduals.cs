namespace NeuralNets;

/// <summary>Residuals r(w) whose sum of squares is to be minimised, with their Jacobian.</summary>
public interface IResiduals
{
    /// <summary>How many residuals there are.</summary>
    int Count { get; }

    /// <summary>r(w).</summary>
    /// <param name="w">Where.</param>
    /// <param name="residuals">Receives Count values.</param>
    void Evaluate(ReadOnlySpan<double> w, Span<double> residuals);

    /// <summary>J = ∂r/∂w.</summary>
    /// <param name="w">Where.</param>
    /// <param name="jacobian">Receives [Count × parameters], a residual's derivatives one after another.</param>
    void Differentiate(ReadOnlySpan<double> w, Span<double> jacobian);
}
