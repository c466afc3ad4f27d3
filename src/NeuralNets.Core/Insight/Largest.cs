using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>Where the largest magnitudes stand among values that come in their order; NaN counts as the largest of all.</summary>
/// <param name="count">How many are kept.</param>
internal sealed class Largest(int count)
{
    // The smallest of those kept is the first to leave.
    private readonly PriorityQueue<int, (double Magnitude, int Before)> _kept = new();

    /// <summary>The largest first, the first of equals first; all where there are no more than count.</summary>
    public static int[] Indices<T>(ReadOnlySpan<T> values, int count) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var largest = new Largest(count);
        for (int i = 0; i < values.Length; i++)
            largest.Add(i, Number.ToDouble(values[i]));
        return largest.TakeIndices();
    }

    public void Add(int index, double value)
    {
        double magnitude = double.IsNaN(value) ? double.PositiveInfinity : Math.Abs(value);
        if (_kept.Count < count)
            _kept.Enqueue(index, (magnitude, -index));
        else if (_kept.TryPeek(out _, out (double Magnitude, int) least) && magnitude > least.Magnitude)
            _kept.DequeueEnqueue(index, (magnitude, -index));
    }

    /// <summary>The largest first, the first of equals first; nothing is kept.</summary>
    public int[] TakeIndices()
    {
        int[] indices = new int[_kept.Count];
        for (int i = indices.Length - 1; i >= 0; i--)
            indices[i] = _kept.Dequeue();
        return indices;
    }
}
