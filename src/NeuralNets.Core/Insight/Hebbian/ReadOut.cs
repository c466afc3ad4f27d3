namespace NeuralNets.Insight;

/// <summary>
/// Training the last layers of a network while the first ones are frozen: the answers of the first layers are computed once, as
/// a data set, the layers behind them are trained on it as a network of their own, and their parameters are put back.
/// </summary>
/// <example><code>
/// Network&lt;float&gt; head = ReadOut.Head(network, layers: 1);
/// new Trainer&lt;float&gt;(head, Cost.CrossEntropy, new Adam(0.001)).Train(ReadOut.Features(network, 1, training));
/// ReadOut.Attach(network, 1, head);
/// </code></example>
public static class ReadOut
{
    /// <summary>What the first layers make of every row, as in prediction, with the targets of the row; held in memory.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="network">Whose first layers.</param>
    /// <param name="layers">How many of them: 0 … Layers.Count.</param>
    /// <param name="data">Rows of the network's InputSize.</param>
    /// <exception cref="ArgumentException">A number of layers out of range, no rows, or rows of another size.</exception>
    public static MemoryDataset<T> Features<T>(Network<T> network, int layers, Dataset<T> data) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        int width = WidthAfter(network, layers, network.Layers.Count);
        DatasetFit.Check(network, data, data.TargetSize);
        T[] features = new T[checked(data.Count * width)], targets = new T[checked(data.Count * data.TargetSize)];
        var batches = new RowBatches<T>(data);
        for (int first = 0; batches.Next(out ReadOnlySpan<T> x, out ReadOnlySpan<T> y); first += batches.Rows)
        {
            network.Predict(x, features.AsSpan(first * width, batches.Rows * width), layers);
            y.CopyTo(targets.AsSpan(first * data.TargetSize));
        }
        return Dataset.Create(features, targets, width);
    }

    /// <summary>The layers after the first ones as a network of their own, with the same parameters.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="network">Whose last layers.</param>
    /// <param name="layers">How many are left out: 0 … Layers.Count − 1.</param>
    /// <exception cref="ArgumentException">A number of layers out of range.</exception>
    public static Network<T> Head<T>(Network<T> network, int layers) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        int width = WidthAfter(network, layers, network.Layers.Count - 1);
        var head = new Network<T>(new Architecture(width, [.. network.Layers.Skip(layers)]), network.Seed) { MaxThreads = network.MaxThreads };
        network.Parameters[^head.Parameters.Length..].CopyTo(head.Parameters);
        return head;
    }

    /// <summary>Puts the parameters of a trained head back into the last layers of the network.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="network">Receives them.</param>
    /// <param name="layers">How many of its layers are before the head.</param>
    /// <param name="head">Of <see cref="Head"/>, or with equal layers.</param>
    /// <exception cref="ArgumentException">A number of layers out of range, or a head of other layers; nothing has changed.</exception>
    public static void Attach<T>(Network<T> network, int layers, Network<T> head) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(head);
        int width = WidthAfter(network, layers, network.Layers.Count - 1);
        if (!head.Architecture.Fits(new Architecture(width, [.. network.Layers.Skip(layers)])))
            throw new ArgumentException($"head is {head.Architecture}; the network's layers from {layers} on are others: {network.Architecture}.", nameof(head));
        head.Parameters.CopyTo(network.Parameters[^head.Parameters.Length..]);
    }

    private static int WidthAfter<T>(Network<T> network, int layers, int most) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (layers < 0 || layers > most)
            throw new ArgumentOutOfRangeException(nameof(layers), layers, $"layers is {layers}; it must lie between 0 and {most}.");
        return network.Architecture.InputsOf(layers);
    }
}
