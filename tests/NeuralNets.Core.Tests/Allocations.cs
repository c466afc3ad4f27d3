namespace NeuralNets.Tests;

/// <summary>Bytes that calls allocate, on whatever thread.</summary>
internal static class Allocations
{
    /// <summary>
    /// The median of many calls, after as many to warm up. All threads of the process are counted, those of the test runner too;
    /// but they do not allocate during every other call.
    /// </summary>
    public static long Median(int calls, Action call)
    {
        var allocated = new long[calls];
        for (int i = -calls; i < calls; i++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            call();
            allocated[Math.Max(i, 0)] = GC.GetTotalAllocatedBytes(precise: true) - before;
        }
        return Median(allocated);
    }

    public static long Median(ReadOnlySpan<long> allocated)
    {
        long[] sorted = allocated.ToArray();
        Array.Sort(sorted);
        return sorted[sorted.Length / 2];
    }
}
