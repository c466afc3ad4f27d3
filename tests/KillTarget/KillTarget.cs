using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace NeuralNets.Tests;

/// <summary>A process that trains, to be killed at any moment: arguments are MNIST's folder and that of the checkpoints.</summary>
public static class KillTarget
{
    public const int Rows = 4096, BatchSize = 32;

    /// <summary>
    /// Prints a line a batch, and takes one from its input before it goes on: so it cannot come to its end before it is killed. When
    /// the input is closed, it goes on to the end, and prints the SHA-256 of the weights.
    /// </summary>
    public static int Main(string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        Console.WriteLine(Run(arguments[0], arguments[1], threads: 2, batch =>
        {
            Console.WriteLine(batch.ToString(CultureInfo.InvariantCulture));
            Console.ReadLine();
        }));
        return 0;
    }

    /// <summary>One epoch; the SHA-256 of the weights.</summary>
    public static string Run(string mnist, string? folder, int threads, Action<int> afterBatch)
    {
        Layer[] layers = [new Dense(16, Activation.ReLU), new Dropout(0.1), new Dense(10, Activation.Softmax)];
        var network = new Network<float>(28 * 28, layers, seed: 1) { MaxThreads = threads };
        new Trainer<float>(network, Cost.CrossEntropy, new Adam(0.003))
        {
            Epochs = 1,
            BatchSize = BatchSize,
            Seed = 2,
            Checkpoints = folder is null ? null : new CheckpointSettings(folder) { EveryBatches = 3 },
            AfterBatch = context => afterBatch(context.Progress.Batch),
        }.Resume(Digits(mnist));
        return Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(network.Parameters)));
    }

    // Of the smaller of the two sets: this process is to start quickly.
    private static ClassificationDataset<float> Digits(string folder)
    {
        IdxArray images = Idx.Read(Path.Combine(folder, "t10k-images-idx3-ubyte.gz")), labels = Idx.Read(Path.Combine(folder, "t10k-labels-idx1-ubyte.gz"));
        float[] inputs = [.. images.Bytes[..(Rows * 28 * 28)].ToArray().Select(pixel => pixel / 255f)];
        return Dataset.Classification(inputs, labels.ToArray<int>()[..Rows], classes: 10);
    }
}
