using System.Buffers.Binary;
using System.Text.Json;
using NeuralNets.Persistence;

namespace NeuralNets.Tests.Persistence;

/// <summary>A saved network, byte by byte.</summary>
public class NetworkFileFormatTests
{
    private static Network<T> Small<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = new Network<T>(2, [new Dense(3, Activation.LeakyReLU(slope: 0.2)) { HasBias = false }, new LayerNorm()], seed: ulong.MaxValue);
        for (int i = 0; i < network.Parameters.Length; i++)
            network.Parameters[i] = T.CreateChecked(i + 0.5);
        return network;
    }

    [Fact]
    public void EveryByteIsAsTheFormatHasIt()
    {
        byte[] file = SafetensorsBytes.Saved(Small<float>());

        string header = SafetensorsBytes.Header(file);
        string checksum = header[40..48];
        Assert.Equal($$$"""
            {"__metadata__":{"neuralnets.checksum":"{{{checksum}}}","neuralnets.architecture":"{\"version\":1,\"type\":\"F32\",\"inputSize\":2,\"seed\":18446744073709551615,
            \"layers\":[{\"name\":\"Dense\",\"size\":3,\"activation\":{\"name\":\"LeakyReLU\",\"slope\":0.2},\"weightInitializer\":null,\"biasInitializer\":null,\"hasBias\":false},
            {\"name\":\"LayerNorm\",\"epsilon\":1E-05}]}"},"0.weight":{"dtype":"F32","shape":[3,2],"data_offsets":[0,24]},
            "2.weight":{"dtype":"F32","shape":[3],"data_offsets":[24,36]},"2.bias":{"dtype":"F32","shape":[3],"data_offsets":[36,48]}}
            """.ReplaceLineEndings(""), header.TrimEnd(' '));
        Assert.Equal(0, (SafetensorsBytes.Prefix + header.Length) % 8);
        // In memory the weights are [inputs, outputs], in the file [outputs, inputs].
        Assert.Equal(SafetensorsBytes.Floats(0.5f, 3.5f, 1.5f, 4.5f, 2.5f, 5.5f, 6.5f, 7.5f, 8.5f, 9.5f, 10.5f, 11.5f), SafetensorsBytes.Data(file));
        byte[] zeroed = [.. file];
        "00000000"u8.CopyTo(zeroed.AsSpan(48));
        Assert.Equal(checksum, Reference(zeroed));
    }

    [Fact]
    public void DoublesAreWrittenAsSuch()
    {
        byte[] file = SafetensorsBytes.Saved(Small<double>());
        using JsonDocument header = JsonDocument.Parse(SafetensorsBytes.Header(file));
        Assert.Equal("""{"dtype":"F64","shape":[3,2],"data_offsets":[0,48]}""", header.RootElement.GetProperty("0.weight").GetRawText());
        Assert.Equal(3.5, BinaryPrimitives.ReadDoubleLittleEndian(SafetensorsBytes.Data(file).AsSpan(8)));
    }

    [Fact]
    public void TheSameNetworkGivesTheSameBytes() =>
        Assert.Equal(SafetensorsBytes.Saved(Small<float>()), SafetensorsBytes.Saved(SafetensorsBytes.Loaded<float>(SafetensorsBytes.Saved(Small<float>().Clone()))));

    public static TheoryData<Layer[], string[]> Names => new()
    {
        { [new Dense(30, Activation.Sigmoid), new Dense(10, Activation.Sigmoid)], ["0.weight [30, 784]", "0.bias [30]", "2.weight [10, 30]", "2.bias [10]"] },
        { [new Dense(3, Activation.Identity), new PReLU(), new Dense(2, Activation.Identity)], ["0.weight [3, 784]", "0.bias [3]", "1.weight [3]", "2.weight [2, 3]", "2.bias [2]"] },
        { [new Dropout(0.1), new LayerNorm(), new ActivationLayer(Activation.Tanh), new Dense(1, Activation.ReLU)], ["1.weight [784]", "1.bias [784]", "3.weight [1, 784]", "3.bias [1]"] },
    };

    [Theory, MemberData(nameof(Names))]
    public void TensorsAreNamedAsPyTorchWould(Layer[] layers, string[] names)
    {
        var network = new Network<float>(784, layers);
        Assert.Equal(names, network.FileTensors().Select(tensor => $"{tensor.Name} {TensorEntry.ShapeText(tensor.Shape)}"));
    }

    // Bit by bit, as RFC 3720 defines it.
    private static string Reference(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0x82F63B78);
        }
        return (~crc).ToString("x8", null);
    }
}
