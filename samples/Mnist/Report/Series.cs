namespace NeuralNets.Samples.Report;

/// <summary>A line of a chart: one value an epoch.</summary>
/// <param name="Name">What the legend says.</param>
/// <param name="Kind">The style's name of the line.</param>
internal sealed record Series(string Name, string Kind, double[] Values);
