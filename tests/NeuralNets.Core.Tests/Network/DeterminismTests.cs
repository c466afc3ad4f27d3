using System.Security.Cryptography;
using NeuralNets.Kernels;
using NeuralNets.Tests.Kernels;

namespace NeuralNets.Tests.Network;

/// <summary>Same seed, same bits: trained weights have the checked-in SHA-256 at every vector width and number of threads, on any CPU.</summary>
[Collection(VectorWidths.Name)]
public class DeterminismTests
{
    // Every hash changes only with a line in the changelog.
    private const string SigmoidFloat = "bdc605aa99230bdee52739bbb9d8a907e5bc2c6cd3cbbb1b67e857ace8ae1722";
    private const string SigmoidDouble = "d46325397870a378b8c0a1c9fea373951b6701cac8fce704ff31ac28afeabae2";

    private static readonly int[] Threads = [1, 2, 3];

    [Fact]
    public void SigmoidNetworkOfFloats() => AtEveryWidthAndThreadCount(threads => TrainSigmoid<float>(threads, Step), SigmoidFloat);

    [Fact]
    public void SigmoidNetworkOfDoubles() => AtEveryWidthAndThreadCount(threads => TrainSigmoid<double>(threads, Step), SigmoidDouble);

    [Fact]
    public void NormalisedNetworkWithDropoutOfFloats() => AtEveryWidthAndThreadCount(TrainNormalised<float>, "b748b17a203fc8be1395b56636babaa4db4f1328d8453c773a96b143bd12de9e");

    [Fact]
    public void NormalisedNetworkWithDropoutOfDoubles() => AtEveryWidthAndThreadCount(TrainNormalised<double>, "0a56b47b49b018763c76bb62364e6dfe379401e724ebcf5330160d7bf44e41a4");

    [Fact]
    public void TheScalarReferenceTrainsToTheSameHash()
    {
        AssertHash(SigmoidFloat, TrainSigmoid<float>(threads: 1, ReferenceStep), "float");
        AssertHash(SigmoidDouble, TrainSigmoid<double>(threads: 1, ReferenceStep), "double");
    }

    [Theory, InlineData(1), InlineData(2)]
    public void TenThousandDigitsOfMnist(int threads) => AssertHash("062aedf8caf44ab4b605fd2441ce58e76c799fd924091b8bdf7401c426ff362c", TrainMnist(threads), $"{threads} threads");

    private static void AtEveryWidthAndThreadCount(Func<int, string> train, string expected)
    {
        foreach (int bits in VectorWidths.All)
        {
            foreach (int threads in Threads)
                AssertHash(expected, VectorWidths.At(bits, () => train(threads)), $"{bits} bits, {threads} threads");
        }
    }

    private static void AssertHash(string expected, string actual, string where) => Assert.True(expected == actual, $"{where}: {actual}, not {expected}");

    // 30 rows of 784·30 weights: enough work for three threads.
    private static string TrainSigmoid<T>(int threads, Action<Network<T>, T[], T[], T> step) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int rows = 30, steps = 6;
        var network = new Network<T>(784, [new Dense(30, Activation.Sigmoid), new Dense(10, Activation.Sigmoid)], seed: 42) { MaxThreads = threads };
        T[] x = Uniform<T>(rows * steps * 784, stream: 1), y = Uniform<T>(rows * steps * 10, stream: 2);
        for (int i = 0; i < steps; i++)
            step(network, x[(i * rows * 784)..((i + 1) * rows * 784)], y[(i * rows * 10)..((i + 1) * rows * 10)], T.CreateTruncating(0.5));
        return Hash<T>(network.Parameters);
    }

    private static void Step<T>(Network<T> network, T[] x, T[] y, T rate) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var gradient = new Gradient<T>(network);
        network.Backpropagate(x, y, Cost.SquaredError, gradient);
        network.GradientStep(gradient, rate);
    }

    private static void ReferenceStep<T>(Network<T> network, T[] x, T[] y, T rate) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (T[] gradient, _) = new ReferenceNetwork<T>(network).Backpropagate(x, y, Cost.SquaredError);
        for (int i = 0; i < gradient.Length; i++)
            network.Parameters[i] = T.FusedMultiplyAdd(-rate, gradient[i], network.Parameters[i]);
    }

    // Many small steps, then one whose 1500 rows make two blocks and work for three threads.
    private static string TrainNormalised<T>(int threads) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int rows = 8, steps = 200, all = 1500;
        Layer[] layers = [new Dense(16, Activation.Tanh), new LayerNorm(), new Dropout(0.2), new Dense(3, Activation.Softmax)];
        var network = new Network<T>(20, layers, seed: 7) { MaxThreads = threads };
        T[] x = Uniform<T>(all * 20, stream: 3), y = OneHot<T>(all, 3);
        var gradient = new Gradient<T>(network);
        for (int step = 0; step < steps; step++)
        {
            int first = step * rows % (all - rows);
            network.Backpropagate(x.AsSpan(first * 20, rows * 20), y.AsSpan(first * 3, rows * 3), Cost.CrossEntropy, gradient);
            network.GradientStep(gradient, T.CreateTruncating(0.1));
        }
        network.Backpropagate(x, y, Cost.CrossEntropy, gradient);
        network.GradientStep(gradient, T.CreateTruncating(0.1));
        return Hash<T>(network.Parameters);
    }

    private static string TrainMnist(int threads)
    {
        const int rows = 10, all = 10_000;
        Dataset<float> digits = Mnist.Load(Repository.File("samples/data/mnist")).Training;
        var network = new Network<float>(784, [new Dense(30, Activation.Sigmoid), new Dense(10, Activation.Sigmoid)], seed: 42) { MaxThreads = threads };
        float[] x = new float[rows * 784], y = new float[rows * 10];
        var batch = new int[rows];
        var gradient = new Gradient<float>(network);
        for (int first = 0; first < all; first += rows)
        {
            for (int r = 0; r < rows; r++)
                batch[r] = first + r;
            digits.Read(batch, x, y);
            network.Backpropagate(x, y, Cost.SquaredError, gradient);
            network.GradientStep(gradient, 3f);
        }
        Assert.InRange(Accuracy(network, digits), 0.85, 1);
        return Hash<float>(network.Parameters);
    }

    // So that the hash is that of a network that has learnt.
    private static double Accuracy(Network<float> network, Dataset<float> digits)
    {
        int[] rows = [.. Enumerable.Range(10_000, 1000)], classes = new int[rows.Length];
        float[] x = new float[rows.Length * 784], y = new float[rows.Length * 10];
        digits.Read(rows, x, y);
        network.Classify(x, classes);
        return rows.Where((_, r) => y[r * 10 + classes[r]] == 1).Count() / (double)rows.Length;
    }

    private static T[] Uniform<T>(int count, ulong stream) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new RandomStream(seed: 2026, stream);
        return [.. Enumerable.Range(0, count).Select(_ => T.CreateTruncating(random.NextDouble()))];
    }

    private static T[] OneHot<T>(int rows, int classes) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var y = new T[rows * classes];
        for (int r = 0; r < rows; r++)
            y[r * classes + r * r % classes] = T.One;
        return y;
    }

    private static string Hash<T>(ReadOnlySpan<T> parameters) where T : unmanaged
    {
        using var stream = new MemoryStream();
        LittleEndian.Write(stream, parameters);
        return Convert.ToHexStringLower(SHA256.HashData(stream.ToArray()));
    }
}
