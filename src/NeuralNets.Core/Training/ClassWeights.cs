namespace NeuralNets;

/// <summary>Weights for <see cref="Cost.ClassWeighted"/>, from how often each class occurs.</summary>
public static class ClassWeights
{
    /// <summary>Balanced: rows/(classes·rows of the class), so that every class weighs the same in all; 0 for a class without rows.</summary>
    /// <remarks>King, Zeng 2001, "Logistic regression in rare events data".</remarks>
    /// <param name="labels">The class of every row, 0 … classes − 1.</param>
    /// <param name="classes">How many classes there are, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    public static double[] Balanced(ReadOnlySpan<int> labels, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        double[] counts = new double[classes];
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
                throw new ArgumentOutOfRangeException(nameof(labels), labels[i], $"labels[{i}] is {labels[i]}; with {classes} classes it must be 0 to {classes - 1}.");
            counts[labels[i]]++;
        }
        return Balanced(counts, labels.Length);
    }

    /// <summary>Balanced, from the targets: Σ of all targets/(classes·Σ of the targets of the class). For one-hot targets, the rows of each class.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="data">One target a class; read once.</param>
    /// <exception cref="ArgumentException">There is one target a row: a class index, which does not say how many classes there are.</exception>
    public static double[] Balanced<T>(Dataset<T> data) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.TargetSize < 2)
            throw new ArgumentException($"data has TargetSize {data.TargetSize}; one target a class is needed.", nameof(data));
        double[] counts = new double[data.TargetSize];
        double sum = 0;
        var reader = new BatchReader<T>(data, RowBlock.Size);
        int[] rows = new int[reader.MostRows];
        for (int first = 0; first < data.Count; first += rows.Length)
        {
            int count = Math.Min(rows.Length, data.Count - first);
            for (int i = 0; i < count; i++)
                rows[i] = first + i;
            reader.Read(rows.AsSpan(0, count), out _, out ReadOnlySpan<T> targets);
            for (int i = 0; i < targets.Length; i++)
            {
                counts[i % counts.Length] += Kernels.Number.ToDouble(targets[i]);
                sum += Kernels.Number.ToDouble(targets[i]);
            }
        }
        return Balanced(counts, sum);
    }

    private static double[] Balanced(double[] counts, double sum) => [.. counts.Select(count => count == 0 ? 0 : sum / (counts.Length * count))];
}
