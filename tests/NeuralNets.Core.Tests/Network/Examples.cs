namespace NeuralNets.Tests.Network;

/// <summary>Random numbers for tests, the same in every run.</summary>
internal static class Examples
{
    public static T[] Uniform<T>(int count, int seed, double low = -1, double high = 1) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        var values = new T[count];
        for (int i = 0; i < count; i++)
            values[i] = T.CreateTruncating(low + (high - low) * random.NextDouble());
        return values;
    }

    /// <summary>One 1 a row.</summary>
    public static T[] OneHot<T>(int rows, int classes, int seed) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        var values = new T[rows * classes];
        for (int r = 0; r < rows; r++)
            values[r * classes + random.Next(classes)] = T.One;
        return values;
    }
}
