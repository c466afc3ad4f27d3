namespace NeuralNets;

/// <summary>How a full-batch solver ended.</summary>
/// <param name="Reason">Why it stopped.</param>
/// <param name="Iterations">Steps made.</param>
/// <param name="Evaluations">How often the cost was evaluated.</param>
/// <param name="Cost">The cost at the end: f(w), for least squares Σ r².</param>
/// <param name="GradientNorm">max |∂f/∂w| at the end, of Σ r²/2 for least squares.</param>
public sealed record SolverResult(SolverStopReason Reason, int Iterations, int Evaluations, double Cost, double GradientNorm);
