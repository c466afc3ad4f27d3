using System.Numerics.Tensors;

namespace NeuralNets.Insight;

public sealed partial class HebbianTrainer<T>
{
    /// <summary>
    /// Passes over a data set, BatchSize rows a step, the last batch short; the targets are not looked at. Epoch e = 1, 2, … takes
    /// the rows in the order of <see cref="Permutation"/> for (Seed, e). Calling it again goes on.
    /// </summary>
    /// <param name="data">Rows of the network's InputSize.</param>
    /// <param name="epochs">Passes; at least 0.</param>
    /// <param name="cancellationToken">Looked at between two steps.</param>
    /// <exception cref="ArgumentException">No rows, or rows of another size; nothing has changed.</exception>
    /// <exception cref="OperationCanceledException">The token. The steps made stay.</exception>
    /// <exception cref="TrainingDivergedException">A weight is NaN or infinite. The layer is as it was at the start of that epoch.</exception>
    public void Train(Dataset<T> data, int epochs = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        DatasetFit.Check(Network, data, data.TargetSize);
        int batch = Math.Min(BatchSize, data.Count);
        var order = new int[data.Count];
        T[] inputs = new T[checked(batch * data.InputSize)], targets = new T[checked(batch * data.TargetSize)];
        for (int last = Epochs + epochs; Epochs < last; Epochs++)
        {
            FillOrder(order, Epochs + 1);
            T[] before = Network.Parameters.ToArray();
            for (int first = 0; first < order.Length; first += batch)
            {
                cancellationToken.ThrowIfCancellationRequested();
                ReadOnlySpan<int> rows = order.AsSpan(first, Math.Min(batch, order.Length - first));
                Span<T> x = inputs.AsSpan(0, rows.Length * data.InputSize);
                data.Read(rows, x, targets.AsSpan(0, rows.Length * data.TargetSize));
                Step(x);
                ThrowIfDiverged(before, first / batch + 1);
            }
        }
    }

    private void FillOrder(Span<int> order, int epoch)
    {
        if (Shuffle)
        {
            Permutation.Fill(order, Seed, (ulong)epoch);
            return;
        }
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
    }

    private void ThrowIfDiverged(T[] before, int batch)
    {
        if (TensorPrimitives.IsFiniteAll<T>(_update.Weights))
            return;
        before.CopyTo(Network.Parameters);
        throw new TrainingDivergedException(Epochs + 1, batch, DivergenceSource.Parameters, Layer,
            $"Epoch {Epochs + 1}, batch {batch}: a weight of layer {Layer} is NaN or infinite: the rate of {Rule} is too large, or nothing bounds the weights. The layer is as it was at the start of the epoch.");
    }
}
