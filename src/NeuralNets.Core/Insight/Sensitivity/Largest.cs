using NeuralNets.Kernels;

namespace NeuralNets.Insight;

internal static class Largest
{
    /// <summary>Where the largest magnitudes stand, the largest first, the first of equals first; NaN counts as the largest of all.</summary>
    public static int[] Indices<T>(ReadOnlySpan<T> values, int count) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // The smallest of those kept is the first to leave; of equals, the last in the array.
        var kept = new PriorityQueue<int, (double Magnitude, int Before)>();
        for (int i = 0; i < values.Length; i++)
        {
            double magnitude = Math.Abs(Number.ToDouble(values[i]));
            var priority = (double.IsNaN(magnitude) ? double.PositiveInfinity : magnitude, -i);
            if (kept.Count < count)
                kept.Enqueue(i, priority);
            else if (kept.TryPeek(out _, out (double Magnitude, int) least) && priority.Item1 > least.Magnitude)
                kept.DequeueEnqueue(i, priority);
        }
        int[] indices = new int[kept.Count];
        for (int i = indices.Length - 1; i >= 0; i--)
            indices[i] = kept.Dequeue();
        return indices;
    }
}
