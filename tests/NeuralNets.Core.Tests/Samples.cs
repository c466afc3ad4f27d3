namespace NeuralNets.Tests;

/// <summary>Reproducible test inputs.</summary>
internal static class Samples
{
    public static double[] Uniform(int count, double low, double high, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => low + (high - low) * random.NextDouble())];
    }

    public static T[] To<T>(this double[] values) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. values.Select(T.CreateTruncating)];
}
