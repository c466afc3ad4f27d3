namespace NeuralNets;

/// <summary>One pass of a network over a data set, in the order of its rows.</summary>
internal static class Evaluation
{
    // Rows enough for the matrix products to run at full speed; wide rows come in fewer, so that a batch stays in the cache.
    private const int MostRows = 1024, MostValues = 1 << 20;

    /// <summary>Adds every row to each state.</summary>
    public static void Run<T>(Network<T> network, Dataset<T> data, ReadOnlySpan<MetricState> states) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (data.InputSize != network.InputSize)
            throw new ArgumentException($"data has InputSize {data.InputSize}, the network {network.InputSize}.", nameof(data));
        int batch = Math.Min(Math.Clamp(MostValues / data.InputSize, 1, MostRows), data.Count);
        var rows = new int[batch];
        T[] inputs = new T[batch * data.InputSize], targets = new T[batch * data.TargetSize], outputs = new T[batch * network.OutputSize];
        for (int first = 0; first < data.Count; first += batch)
        {
            int count = Math.Min(batch, data.Count - first);
            for (int i = 0; i < count; i++)
                rows[i] = first + i;
            Span<T> x = inputs.AsSpan(0, count * data.InputSize), y = targets.AsSpan(0, count * data.TargetSize), a = outputs.AsSpan(0, count * network.OutputSize);
            data.Read(rows.AsSpan(0, count), x, y);
            network.Predict(x, a);
            foreach (MetricState state in states)
                state.Add<T>(a, y);
        }
    }
}
