using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>From where on <see cref="Descent.Examine"/> speaks up.</summary>
public sealed record HealthLimits
{
    /// <summary>Settings.</summary>
    /// <param name="slope">A unit is at its end on a row where |f′(z)| is below this; for a sigmoid 0.01 is a within 1 % of 0 or 1. Positive.</param>
    /// <param name="share">It is saturated if it is at its end on this share of the rows, 0 … 1; rare if its output is 0 there as well.</param>
    /// <param name="vanishing">The gradient vanishes where |∂C/∂z| of a layer is below this times that of the last; between 0 and 1.</param>
    /// <param name="exploding">It explodes where it is above this times that of the last; above 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting out of its range.</exception>
    public HealthLimits(double slope = 0.01, double share = 0.99, double vanishing = 1e-3, double exploding = 1e3)
    {
        Slope = Setting.Positive(slope);
        Share = Setting.Share(share)!.Value;
        Vanishing = Setting.Fraction(vanishing);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Setting.Finite(exploding), 1, nameof(exploding));
        Exploding = exploding;
    }

    /// <summary>|f′(z)| below this is an end.</summary>
    public double Slope { get; }

    /// <summary>The share of rows at an end that makes a unit saturated, or rare.</summary>
    public double Share { get; }

    /// <summary>The least ratio of |∂C/∂z| to that of the last layer.</summary>
    public double Vanishing { get; }

    /// <summary>The greatest ratio of |∂C/∂z| to that of the last layer.</summary>
    public double Exploding { get; }
}
