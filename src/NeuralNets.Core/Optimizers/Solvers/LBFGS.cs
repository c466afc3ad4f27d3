using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>
/// Limited-memory BFGS: minimises a smooth function from its values and gradients; for a network, the mean cost over a whole data
/// set. d = −H·∇f with H built from the last historySize steps s and changes of gradient y; w += t·d with t from a line search.
/// </summary>
/// <remarks>
/// All numbers of the solver are double, in networks of float too. It stops as <see cref="SolverStopReason"/> says. Same function,
/// same bits. Liu, Nocedal 1989, "On the limited memory BFGS method for large scale optimization"; line search: Nocedal, Wright
/// 2006, "Numerical optimization", algorithms 3.5 and 3.6.
/// </remarks>
public sealed partial record LBFGS
{
    /// <summary>Settings.</summary>
    /// <param name="lr">The first trial step length of each search, of the first step times min(1, 1/Σ|∂f/∂w|); without a search, the step length. Positive.</param>
    /// <param name="lineSearch">How far to go along a direction.</param>
    /// <param name="historySize">How many steps are remembered, at least 1; each takes two vectors of doubles.</param>
    /// <param name="maxIterations">At least 1.</param>
    /// <param name="toleranceGradient">Stops when max |∂f/∂w| is no larger; not negative.</param>
    /// <param name="toleranceChange">Stops when f or every w changes by less, or −∇f·d is less; not negative.</param>
    /// <param name="c1">Of the strong Wolfe conditions, 0 &lt; c1 &lt; c2.</param>
    /// <param name="c2">Of the strong Wolfe conditions, c2 &lt; 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting out of its range.</exception>
    public LBFGS(double lr = 1, LineSearch lineSearch = LineSearch.StrongWolfe, int historySize = 100, int maxIterations = 1000, double toleranceGradient = 1e-7, double toleranceChange = 1e-9, double c1 = 1e-4, double c2 = 0.9)
    {
        if (!(c1 < c2))
            throw new ArgumentOutOfRangeException(nameof(c1), c1, $"c1 is {c1}; it must be less than c2, {c2}.");
        Lr = Setting.Positive(lr);
        LineSearch = Setting.Defined(lineSearch);
        HistorySize = Setting.Count(historySize);
        MaxIterations = Setting.Count(maxIterations);
        ToleranceGradient = Setting.NotNegative(toleranceGradient);
        ToleranceChange = Setting.NotNegative(toleranceChange);
        C1 = Setting.Fraction(c1);
        C2 = Setting.Fraction(c2);
    }

    /// <summary>The first trial step length.</summary>
    public double Lr { get; }

    /// <summary>How far to go along a direction.</summary>
    public LineSearch LineSearch { get; }

    /// <summary>How many steps are remembered.</summary>
    public int HistorySize { get; }

    /// <summary>The most steps.</summary>
    public int MaxIterations { get; }

    /// <summary>What max |∂f/∂w| has to reach.</summary>
    public double ToleranceGradient { get; }

    /// <summary>The least change that counts.</summary>
    public double ToleranceChange { get; }

    /// <summary>Enough decrease.</summary>
    public double C1 { get; }

    /// <summary>A slope nearly level.</summary>
    public double C2 { get; }
}
