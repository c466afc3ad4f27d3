using System.Security.Cryptography;
using NeuralNets.Kernels;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Training;

/// <summary>Small problems and networks for the tests of the trainer.</summary>
internal static class TrainerScene
{
    /// <summary>Exclusive or: ±1 each.</summary>
    public static Dataset<T> Xor<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Dataset.Create(new double[] { -1, -1, -1, 1, 1, -1, 1, 1 }.To<T>(), new double[] { 0, 1, 1, 0 }.To<T>(), inputSize: 2);

    /// <summary>Three clouds of points in the plane, in turn.</summary>
    public static ClassificationDataset<T> Clouds<T>(int rows, int seed) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] noise = Samples.Uniform(rows * 2, -0.8, 0.8, seed);
        double[] centres = [0, 1, 1, -1, -1, -1];
        int[] labels = [.. Enumerable.Range(0, rows).Select(r => r % 3)];
        T[] inputs = [.. noise.Select((x, i) => T.CreateTruncating(x + centres[i / 2 % 3 * 2 + i % 2]))];
        return Dataset.Classification(inputs, labels, classes: 3);
    }

    /// <summary>With everything that a seed decides: weights, dropout.</summary>
    public static Network<T> CloudNetwork<T>(int threads = 1) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(2, [new Dense(9, Activation.Tanh), new LayerNorm(), new Dropout(0.2), new Dense(3, Activation.Softmax)], seed: 7) { MaxThreads = threads };

    public static string Hash<T>(Network<T> network) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var stream = new MemoryStream();
        LittleEndian.Write<T>(stream, network.Parameters);
        return Convert.ToHexStringLower(SHA256.HashData(stream.ToArray()));
    }

    /// <summary>Progress that arrives at once, on the thread that reports it.</summary>
    public sealed class Reports : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> All { get; } = [];

        public void Report(TrainingProgress value) => All.Add(value);
    }
}

/// <summary>Time that passes when told to.</summary>
internal sealed class HandClock : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public void Advance(TimeSpan time) => _ticks += time.Ticks;
}
