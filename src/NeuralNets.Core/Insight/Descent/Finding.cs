namespace NeuralNets.Insight;

/// <summary>Something that keeps a network from learning.</summary>
/// <param name="Kind">What.</param>
/// <param name="Layer">Where; null: the network as a whole.</param>
/// <param name="Count">How many units; 0 where it is not about units.</param>
/// <param name="Text">A sentence.</param>
public sealed record Finding(FindingKind Kind, int? Layer, int Count, string Text)
{
    /// <summary>The sentence.</summary>
    public override string ToString() => Text;
}

/// <summary>What can be found.</summary>
public enum FindingKind
{
    /// <summary>The cost, a parameter or a gradient is infinite or not a number.</summary>
    NotFinite,

    /// <summary>Units are never active, and pass no gradient.</summary>
    DeadUnits,

    /// <summary>Units are active on very few rows.</summary>
    RareUnits,

    /// <summary>Units stand at an end, and hardly pass any gradient.</summary>
    SaturatedUnits,

    /// <summary>The gradient shrinks on its way down by more than <see cref="HealthLimits.Vanishing"/>.</summary>
    VanishingGradient,

    /// <summary>The gradient grows on its way down by more than <see cref="HealthLimits.Exploding"/>.</summary>
    ExplodingGradient,
}
