using NeuralNets.Persistence;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Persistence;

/// <summary>Whatever happens to a file, it is refused by name, and nothing larger than it is taken from memory.</summary>
public class CorruptFileTests
{
    private static readonly Layer[] s_layers = [new Dense(3, Activation.LeakyReLU(0.2)), new LayerNorm(), new Dense(2, Activation.Softmax)];

    private static readonly byte[] s_file = SafetensorsBytes.Saved(new Network<float>(4, s_layers, seed: 1));

    private readonly Network<float> _other = new(4, s_layers, seed: 2);

    private readonly float[] _otherParameters;

    public CorruptFileTests() => _otherParameters = _other.Parameters.ToArray();

    private void AssertRefused(byte[] file, string where)
    {
        Exception? loading = Record.Exception(() => SafetensorsBytes.Loaded<float>(file));
        Assert.True(loading is InvalidDataException, $"{where}, Load: {loading?.ToString() ?? "accepted"}");
        Exception? weights = Record.Exception(() => _other.LoadWeights(new MemoryStream(file)));
        Assert.True(weights is InvalidDataException, $"{where}, LoadWeights: {weights?.ToString() ?? "accepted"}");
        SameBits.Assert<float>(_otherParameters, _other.Parameters, where);
    }

    [Fact]
    public void EveryTruncationIsRefused()
    {
        for (int length = 0; length < s_file.Length; length++)
            AssertRefused(s_file[..length], $"first {length} bytes");
        AssertRefused([.. s_file, 0], "one byte more");
    }

    // The last bit, upper case for lower, no longer ASCII, all.
    [Theory, InlineData(0x01), InlineData(0x20), InlineData(0x80), InlineData(0xFF)]
    public void EveryFlippedByteIsRefusedWhereverItStands(int flip)
    {
        for (int i = 0; i < s_file.Length; i++)
        {
            byte[] flipped = [.. s_file];
            flipped[i] ^= (byte)flip;
            AssertRefused(flipped, $"byte {i}");
        }
    }

    [Fact]
    public void RandomBytesInRandomPlacesAreRefused()
    {
        var random = new Random(1);
        for (int n = 0; n < 200; n++)
        {
            byte[] changed = [.. s_file];
            random.NextBytes(changed.AsSpan(random.Next(changed.Length - 16), random.Next(1, 16)));
            AssertRefused(changed, $"change {n}");
        }
    }

    [Fact]
    public void PartsThatChangePlacesAreRefused()
    {
        byte[] data = SafetensorsBytes.Data(s_file);
        AssertRefused([.. s_file[..^data.Length], .. data[4..], .. data[..4]], "a turn by one value");
        AssertRefused([.. s_file[..^data.Length], .. new byte[data.Length]], "zeros");
    }

    [Theory]
    [InlineData("\\\"version\\\":1", "\\\"version\\\":2", "version is 2; this library reads version 1")]
    [InlineData("\\\"version\\\":1,", "", "version is missing")]
    [InlineData("LeakyReLU", "LeakyRelU", "layers[0].activation: LeakyRelU is not known")]
    [InlineData("\\\"slope\\\":0.2", "\\\"slope\\\":\\\"x\\\"", "layers[0].activation: slope is no number")]
    [InlineData("\\\"name\\\":\\\"Dense\\\"", "\\\"name\\\":\\\"Conv\\\"", "layers[0]: Conv is not known")]
    [InlineData("\\\"size\\\":2", "\\\"size\\\":0", "Size 0")]
    [InlineData("\\\"size\\\":2", "\\\"size\\\":2.5", "layers[2]: size is no 32-bit integer")]
    [InlineData("\\\"size\\\":2", "\\\"size\\\":100000000", "tensor 3.weight has shape [2, 3], not [100000000, 3]")]
    [InlineData("\\\"inputSize\\\":4", "\\\"inputSize\\\":-4", "inputSize")]
    [InlineData("\\\"inputSize\\\":4", "\\\"inputSize\\\":100000000", "tensor 0.weight has shape [3, 4], not [3, 100000000]")]
    [InlineData("\\\"hasBias\\\":true", "\\\"hasBias\\\":1", "layers[0]: hasBias is neither true nor false")]
    [InlineData("\\\"epsilon\\\":1E-05", "\\\"epsilon\\\":-1", "Epsilon -1")]
    [InlineData("\\\"layers\\\":[", "\\\"layers\\\":[[],", "layers[0]: name is missing")]
    [InlineData("\\\"layers\\\":[", "\\\"more\\\":[", "layers is missing")]
    [InlineData("{\\\"version\\\"", "[{\\\"version\\\"", "is no JSON")]
    [InlineData("\"3.weight\"", "\"4.weight\"", "no tensor 3.weight")]
    [InlineData("\"neuralnets.architecture\"", "\"neuralnets.architectur\"", "no neuralnets.architecture")]
    public void AFileMadeToDeceiveIsRefusedByName(string text, string other, string problem)
    {
        string header = SafetensorsBytes.Header(s_file);
        Assert.Contains(text, header, StringComparison.Ordinal);
        string forged = header[..header.IndexOf(text, StringComparison.Ordinal)] + other + header[(header.IndexOf(text, StringComparison.Ordinal) + text.Length)..];
        string message = Assert.Throws<InvalidDataException>(() => SafetensorsBytes.Loaded<float>(SafetensorsBytes.Forged(s_file, forged))).Message;
        Assert.Contains(problem, message, StringComparison.Ordinal);
    }

    [Fact]
    public void AForgedFileThatIsRightIsLoaded() => SafetensorsBytes.Loaded<float>(SafetensorsBytes.Forged(s_file, SafetensorsBytes.Header(s_file)));

    [Fact]
    public void AnArchitectureWithoutItsChecksumIsRefused()
    {
        string header = SafetensorsBytes.Header(s_file).Replace("\"neuralnets.checksum\":", "\"other\":", StringComparison.Ordinal);
        string message = Assert.Throws<InvalidDataException>(() => SafetensorsBytes.Loaded<float>(SafetensorsBytes.File(header, SafetensorsBytes.Data(s_file)))).Message;
        Assert.Contains("no neuralnets.checksum", message, StringComparison.Ordinal);
    }

    [Theory, InlineData("size\\\":3", "size\\\":30000000"), InlineData("inputSize\\\":4", "inputSize\\\":30000000"), InlineData("[3,4]", "[3,400000000]")]
    public void NothingLargerThanTheFileIsAllocated(string text, string larger)
    {
        byte[] file = SafetensorsBytes.Forged(s_file, SafetensorsBytes.Header(s_file).Replace(text, larger, StringComparison.Ordinal));
        byte[] longHeader = [.. file];
        longHeader[4] = 1;   // a header of 4 GB
        foreach (byte[] bytes in new[] { file, longHeader })
        {
            var stream = new MemoryStream(bytes);
            Assert.Throws<InvalidDataException>(() => Network<float>.Load(stream));   // once, for what is made at first use
            stream.Position = 0;
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Throws<InvalidDataException>(() => Network<float>.Load(stream));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        }
    }
}
