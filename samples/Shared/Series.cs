namespace NeuralNets.Samples.Report;

/// <summary>A line of a chart.</summary>
/// <param name="Name">What its dots say.</param>
/// <param name="Kind">The style's name of it: orange or blue.</param>
/// <param name="Points">At least one, from left to right.</param>
internal sealed record Series(string Name, string Kind, IReadOnlyList<(double X, double Y)> Points)
{
    /// <summary>One value an epoch, from epoch 1.</summary>
    public static Series OverEpochs(string name, string kind, IEnumerable<double> values) =>
        new(name, kind, [.. values.Select((value, i) => (i + 1.0, value))]);
}
