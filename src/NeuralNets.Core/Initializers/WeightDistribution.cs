namespace NeuralNets;

/// <summary>What <see cref="Initializer.VarianceScaling"/> draws from; mean and variance are the same for all.</summary>
public enum WeightDistribution
{
    /// <summary>Uniform.</summary>
    Uniform,

    /// <summary>Normal.</summary>
    Normal,

    /// <summary>Normal, drawn again until within two standard deviations (before truncation).</summary>
    TruncatedNormal,
}
