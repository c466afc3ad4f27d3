namespace NeuralNets;

/// <summary>One step of a full-batch solver.</summary>
/// <param name="Iteration">1 for the first step.</param>
/// <param name="Evaluations">How often the cost was evaluated so far.</param>
/// <param name="Cost">The cost after the step.</param>
/// <param name="GradientNorm">max |∂f/∂w| after the step.</param>
/// <param name="StepLength">How far along the direction the step went; 1 for Levenberg-Marquardt.</param>
/// <param name="Lambda">The damping that the next step begins with; 0 for L-BFGS.</param>
public readonly record struct SolverProgress(int Iteration, int Evaluations, double Cost, double GradientNorm, double StepLength, double Lambda);
