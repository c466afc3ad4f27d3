using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>
/// Levenberg-Marquardt: minimises Σ r(w)², for a network the squared errors of all outputs over a whole data set. Solves
/// (JᵀJ + λ·D)·δ = −Jᵀr with J = ∂r/∂w; if w + δ has a smaller sum, goes there and divides λ by factor, else multiplies λ and tries again.
/// </summary>
/// <remarks>
/// For small networks: J takes 8 bytes for every output of every row and every parameter, and a step about
/// 2·outputs·parameters² operations. All numbers of the solver are double. It stops as <see cref="SolverStopReason"/> says. Same
/// residuals, same bits. The equations are solved by QR of [J; √(λD)], never by JᵀJ, which would square the condition.
/// Levenberg 1944, "A method for the solution of certain non-linear problems in least squares"; Marquardt 1963, "An algorithm for
/// least-squares estimation of nonlinear parameters"; Moré 1978, "The Levenberg-Marquardt algorithm: implementation and theory".
/// </remarks>
public sealed partial record LevenbergMarquardt
{
    /// <summary>Settings.</summary>
    /// <param name="lambda">The damping λ at first, positive.</param>
    /// <param name="factor">What λ is divided or multiplied by, above 1.</param>
    /// <param name="scaling">D: the identity or diag(JᵀJ).</param>
    /// <param name="maxIterations">At least 1.</param>
    /// <param name="toleranceGradient">Stops when max |Jᵀr| is no larger; not negative.</param>
    /// <param name="toleranceChange">Stops when Σ r² or every w changes by less; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting out of its range.</exception>
    public LevenbergMarquardt(double lambda = 0.01, double factor = 10, DampingScale scaling = DampingScale.Identity, int maxIterations = 100, double toleranceGradient = 1e-9, double toleranceChange = 1e-12)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Setting.Finite(factor), 1, nameof(factor));
        Lambda = Setting.Positive(lambda);
        Factor = factor;
        Scaling = Setting.Defined(scaling);
        MaxIterations = Setting.Count(maxIterations);
        ToleranceGradient = Setting.NotNegative(toleranceGradient);
        ToleranceChange = Setting.NotNegative(toleranceChange);
    }

    /// <summary>The damping at first.</summary>
    public double Lambda { get; }

    /// <summary>What λ is divided or multiplied by.</summary>
    public double Factor { get; }

    /// <summary>What λ is multiplied by for each parameter.</summary>
    public DampingScale Scaling { get; }

    /// <summary>The most steps.</summary>
    public int MaxIterations { get; }

    /// <summary>What max |Jᵀr| has to reach.</summary>
    public double ToleranceGradient { get; }

    /// <summary>The least change that counts.</summary>
    public double ToleranceChange { get; }
}
