namespace NeuralNets;

/// <summary>One pass of a network over a data set, in the order of its rows.</summary>
internal static class Evaluation
{
    /// <summary>Adds every row to each state.</summary>
    public static void Run<T>(Network<T> network, Dataset<T> data, ReadOnlySpan<MetricState> states) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (data.InputSize != network.InputSize)
            throw new ArgumentException($"data has InputSize {data.InputSize}, the network {network.InputSize}.", nameof(data));
        var batches = new RowBatches<T>(data);
        var outputs = new T[batches.MostRows * network.OutputSize];
        while (batches.Next(out ReadOnlySpan<T> inputs, out ReadOnlySpan<T> targets))
        {
            Span<T> a = outputs.AsSpan(0, batches.Rows * network.OutputSize);
            network.Predict(inputs, a);
            foreach (MetricState state in states)
                state.Add<T>(a, targets);
        }
    }
}
