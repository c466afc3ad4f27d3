namespace NeuralNets.Insight;

/// <summary>What nearly every call is given, and that it fits.</summary>
internal static class Arguments
{
    /// <summary>A network, a data set of at least one row, and a cost.</summary>
    public static void Check<T>(Network<T> network, Dataset<T> data, ICost cost) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(cost);
        DatasetFit.Check(network, data, cost.TargetWidth(network.OutputSize));
    }

    /// <summary>A network, at least one row in memory, and a cost.</summary>
    public static void Check<T>(Network<T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ICost cost) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(cost);
        int rows = NeuralNets.Check.Rows(inputs.Length, network.InputSize, nameof(network.InputSize), nameof(inputs));
        NeuralNets.Check.AnyRows(rows, nameof(inputs));
        NeuralNets.Check.Length(targets.Length, rows, cost.TargetWidth(network.OutputSize), "TargetWidth", nameof(targets));
    }
}
