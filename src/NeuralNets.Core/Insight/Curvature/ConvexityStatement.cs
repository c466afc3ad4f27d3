namespace NeuralNets.Insight;

/// <summary>What can be said about a problem before any number is known.</summary>
/// <param name="IsConvex">Convex by construction: every minimum is a global one. False: not shown by construction; the problem may be convex all the same.</param>
/// <param name="Reasons">Why, one sentence each.</param>
public sealed record ConvexityStatement(bool IsConvex, IReadOnlyList<string> Reasons)
{
    /// <inheritdoc/>
    public override string ToString() => $"{(IsConvex ? "convex by construction" : "not convex by construction")}: {string.Join("; ", Reasons)}";
}
