namespace NeuralNets.Tests;

/// <summary>Bytes that calls allocate, on whatever thread.</summary>
internal static class Allocations
{
    /// <summary>
    /// The median of many calls. All threads of the process are counted, those of the test runner too, but they do not allocate
    /// during every other call; nor is the first code that the JIT makes of a method what runs later. So there are some rounds, with
    /// time between them for what else is going on to end.
    /// </summary>
    public static long Median(int calls, Action call)
    {
        const int rounds = 10;
        var allocated = new long[calls];
        long least = long.MaxValue;
        for (int round = 0; round < rounds && least > 0; round++)
        {
            Thread.Sleep(round * 20);
            for (int i = 0; i < calls; i++)
            {
                long before = GC.GetTotalAllocatedBytes(precise: true);
                call();
                allocated[i] = GC.GetTotalAllocatedBytes(precise: true) - before;
            }
            least = Math.Min(least, Median(allocated));
        }
        return least;
    }

    public static long Median(ReadOnlySpan<long> allocated)
    {
        long[] sorted = allocated.ToArray();
        Array.Sort(sorted);
        return sorted[sorted.Length / 2];
    }
}
