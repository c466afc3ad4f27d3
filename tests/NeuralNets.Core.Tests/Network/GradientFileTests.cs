namespace NeuralNets.Tests.Network;

/// <summary>Partial sums in files: they come back with the same bits, and what is corrupt changes nothing.</summary>
public class GradientFileTests
{
    private const int Inputs = 2, Outputs = 2, FileHeader = 48, NodeHeader = 16;

    private static readonly Layer[] Layers = [new Dense(Outputs, Activation.Tanh)];

    private static Gradient<T> Filled<T>(Network<T> network, int rows, long firstRow, int seed) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var gradient = new Gradient<T>(network);
        gradient.Clear(step: 0x1122334455667788, firstRow);
        network.Accumulate(Examples.Uniform<T>(rows * Inputs, seed), Examples.Uniform<T>(rows * Outputs, seed + 1), Cost.SquaredError, gradient);
        return gradient;
    }

    public static TheoryData<int, long> Sizes()
    {
        var data = new TheoryData<int, long>();
        foreach (int rows in new[] { 0, 1, 1023, 1024, 1025, 3000, 7 * 1024 })
        {
            foreach (long firstRow in new[] { 0L, 3 * 1024, 1L << 40 })
                data.Add(rows, firstRow);
        }
        return data;
    }

    [Theory, MemberData(nameof(Sizes))]
    public void FloatsComeBackAndGoOnWithTheSameBits(int rows, long firstRow) => RoundTrip<float>(rows, firstRow);

    [Theory, MemberData(nameof(Sizes))]
    public void DoublesComeBackAndGoOnWithTheSameBits(int rows, long firstRow) => RoundTrip<double>(rows, firstRow);

    private static void RoundTrip<T>(int rows, long firstRow) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = new Network<T>(Inputs, Layers, seed: 1);
        Gradient<T> saved = Filled(network, rows, firstRow, seed: 2), loaded = Filled(network, 1500, 0, seed: 4);
        loaded.Complete();
        byte[] file = BadInputScene.Saved(saved);

        loaded.Load(new OneByteStream(file));

        Assert.Equal((saved.Rows, saved.Step), (loaded.Rows, loaded.Step));
        Assert.Equal(file, BadInputScene.Saved(loaded));
        T[] x = Examples.Uniform<T>(2000 * Inputs, 6), y = Examples.Uniform<T>(2000 * Outputs, 7);
        network.Accumulate(x, y, Cost.SquaredError, saved);
        network.Accumulate(x, y, Cost.SquaredError, loaded);
        SameBits.Assert<T>([saved.Complete()], [loaded.Complete()], "cost");
        SameBits.Assert<T>(saved.Values, loaded.Values, "gradient");
    }

    [Fact]
    public void EveryTruncationIsRefusedAndNothingChanges()
    {
        var network = new Network<float>(Inputs, Layers, seed: 1);
        byte[] file = BadInputScene.Saved(Filled(network, 2500, 1024, seed: 2));
        Gradient<float> target = Filled(network, 1500, 0, seed: 4);
        byte[] before = BadInputScene.Saved(target);
        for (int length = 0; length < file.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => target.Load(new MemoryStream(file, 0, length)));
            Assert.Equal(before, BadInputScene.Saved(target));
        }
    }

    [Theory, InlineData(0x01), InlineData(0x10), InlineData(0x80), InlineData(0xFF)]
    public void AFlippedHeaderByteIsRefusedOrIsWhatTheGradientThenHolds(int flip)
    {
        var network = new Network<float>(Inputs, Layers, seed: 1);
        byte[] file = BadInputScene.Saved(Filled(network, 2500, 1024, seed: 2));
        int nodeLength = NodeHeader + sizeof(float) * (1 + network.Parameters.Length);
        int refused = 0;
        for (int i = 0; i < file.Length; i++)
        {
            if (i >= FileHeader && (i - FileHeader) % nodeLength >= NodeHeader)
                continue;
            byte[] flipped = [.. file];
            flipped[i] ^= (byte)flip;
            Gradient<float> target = Filled(network, 1500, 0, seed: 4);
            byte[] before = BadInputScene.Saved(target);
            try
            {
                target.Load(new MemoryStream(flipped));
                Assert.Equal(flipped, BadInputScene.Saved(target));
                target.Complete();
            }
            catch (InvalidDataException)
            {
                refused++;
                Assert.Equal(before, BadInputScene.Saved(target));
            }
        }
        // Any Step is possible (8 bytes), and so is another number of rows in the open block (2 bytes at most).
        int headers = FileHeader + NodeHeader * ((file.Length - FileHeader) / nodeLength);
        Assert.InRange(refused, headers - 10, headers - 8);
    }

    [Fact]
    public void FilesOfAnotherPrecisionOrNetworkAreRefused()
    {
        var network = new Network<float>(Inputs, Layers, seed: 1);
        byte[] file = BadInputScene.Saved(Filled(network, 10, 0, seed: 2));

        string precision = Assert.Throws<InvalidDataException>(() => new Gradient<double>(network.ConvertTo<double>()).Load(new MemoryStream(file))).Message;
        string size = Assert.Throws<InvalidDataException>(() => new Gradient<float>(new Network<float>(3, Layers)).Load(new MemoryStream(file))).Message;

        Assert.Contains("4 bytes", precision, StringComparison.Ordinal);
        Assert.Contains("6 parameters, this network 8", size, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatFollowsInTheStreamIsLeftThere()
    {
        var network = new Network<float>(Inputs, Layers, seed: 1);
        Gradient<float> first = Filled(network, 1024, 0, seed: 2), second = Filled(network, 100, 1024, seed: 4);
        using var stream = new MemoryStream([.. BadInputScene.Saved(first), .. BadInputScene.Saved(second)]);
        Gradient<float> a = new(network), b = new(network);
        a.Load(stream);
        b.Load(stream);
        a.Merge(b);
        first.Merge(second);
        Assert.Equal(first.Complete(), a.Complete());
        SameBits.Assert<float>(first.Values, a.Values, "gradient");
    }

    /// <summary>Gives one byte at a time, as a network connection may.</summary>
    private sealed class OneByteStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);
    }
}
