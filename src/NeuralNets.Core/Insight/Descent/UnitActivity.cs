namespace NeuralNets.Insight;

/// <summary>What one unit does over a data set.</summary>
/// <param name="Unit">Which of its layer.</param>
/// <param name="State">What to make of it.</param>
/// <param name="MeanOutput">Mean of a over the rows.</param>
/// <param name="NonZero">Share of rows with a ≠ 0.</param>
/// <param name="Flat">Share of rows with f′(z) = 0, where no gradient passes.</param>
/// <param name="AtEnd">Share of rows with |f′(z)| below <see cref="HealthLimits.Slope"/>, the flat ones included.</param>
public readonly record struct UnitActivity(int Unit, UnitState State, double MeanOutput, double NonZero, double Flat, double AtEnd);

/// <summary>Whether a unit passes gradients on.</summary>
public enum UnitState
{
    /// <summary>It does.</summary>
    Live,

    /// <summary>Seldom: a ≠ 0 on some rows, but on no more than 1 − <see cref="HealthLimits.Share"/> of them, and f′ is small on the others.</summary>
    Rare,

    /// <summary>Hardly, for it stands at an end: |f′(z)| is below <see cref="HealthLimits.Slope"/> on <see cref="HealthLimits.Share"/> of the rows.</summary>
    Saturated,

    /// <summary>Never, and it is silent: f′(z) = 0 and a = 0 on every row.</summary>
    Dead,
}
