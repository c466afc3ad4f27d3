namespace NeuralNets;

/// <summary>Why a full-batch solver stopped.</summary>
public enum SolverStopReason
{
    /// <summary>max |∂f/∂w| ≤ toleranceGradient: a stationary point.</summary>
    GradientTolerance,

    /// <summary>The last step changed the cost or every parameter by no more than toleranceChange, or no direction promises more.</summary>
    ChangeTolerance,

    /// <summary>maxIterations are done.</summary>
    MaxIterations,

    /// <summary>No trial along the direction lowered the cost, as where rounding hides the decrease, or the gradient is wrong.</summary>
    LineSearchFailed,

    /// <summary>No step lowered the cost, however damped.</summary>
    DampingFailed,

    /// <summary>The cost or its gradient is NaN or infinite. The parameters are the last ones where they are finite, or the first.</summary>
    NonFinite,
}
