namespace NeuralNets.Insight;

/// <summary>What a check draws at random.</summary>
internal static class Draw
{
    private const ulong Purpose = 0xC;   // above the streams of Kernels.Streams

    public static RandomStream Stream(ulong seed, ulong which) => new(seed, (Purpose << 60) | which);

    /// <summary>Different indices below <paramref name="count"/>, in order; all of them if there are no more than wanted. Floyd's sampling (Bentley, Floyd 1987).</summary>
    public static int[] Indices(RandomStream random, int count, int wanted)
    {
        if (count <= wanted)
            return [.. Enumerable.Range(0, count)];
        var chosen = new SortedSet<int>();
        for (int i = count - wanted; i < count; i++)
        {
            if (!chosen.Add((int)random.NextBelow((ulong)i + 1)))
                chosen.Add(i);
        }
        return [.. chosen];
    }

    /// <summary>±1/√n, of length 1.</summary>
    public static double[] Direction(RandomStream random, int count)
    {
        var direction = new double[count];
        double size = 1 / Math.Sqrt(count);
        for (int i = 0; i < count; i++)
            direction[i] = (random.NextUInt32() & 1) == 0 ? size : -size;
        return direction;
    }
}
