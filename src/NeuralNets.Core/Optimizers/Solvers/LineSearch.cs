namespace NeuralNets;

/// <summary>How far <see cref="LBFGS"/> goes along a direction.</summary>
public enum LineSearch
{
    /// <summary>The learning rate, whatever comes.</summary>
    None,

    /// <summary>
    /// To a point with f(w + t·d) ≤ f(w) + c1·t·∇f·d, enough decrease, and |∇f(w + t·d)·d| ≤ c2·|∇f·d|, a slope that is nearly level: the
    /// strong Wolfe conditions.
    /// </summary>
    StrongWolfe,
}
