using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>How eigenvalues are looked for.</summary>
public sealed record LanczosSettings
{
    /// <summary>Settings.</summary>
    /// <param name="tolerance">An eigenpair is found when |H·x − λ·x| ≤ tolerance·(the largest |λ| seen), |x| = 1; positive.</param>
    /// <param name="maxIterations">The most products before giving up, at least 1; each keeps a vector of doubles as long as the parameters.</param>
    /// <param name="withVectors">Whether eigenvectors come back too.</param>
    /// <param name="seed">Of the random start.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting out of its range.</exception>
    public LanczosSettings(double tolerance = 1e-8, int maxIterations = 300, bool withVectors = false, ulong seed = 0)
    {
        Tolerance = Setting.Positive(tolerance);
        MaxIterations = Setting.Count(maxIterations);
        WithVectors = withVectors;
        Seed = seed;
    }

    /// <summary>The relative residual that counts as found.</summary>
    public double Tolerance { get; }

    /// <summary>The most products.</summary>
    public int MaxIterations { get; }

    /// <summary>Whether eigenvectors come back too.</summary>
    public bool WithVectors { get; init; }

    /// <summary>Of the random start.</summary>
    public ulong Seed { get; }
}
