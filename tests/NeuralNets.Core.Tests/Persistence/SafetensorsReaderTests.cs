using System.Text;
using NeuralNets.Persistence;

namespace NeuralNets.Tests.Persistence;

/// <summary>The rules of the format: what breaks one is refused, what keeps them all is read.</summary>
public class SafetensorsReaderTests
{
    private const string A = """ "a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}""";
    private const string B = """ "b":{"dtype":"F64","shape":[1],"data_offsets":[4,12]}""";

    private static SafetensorsReader Open(byte[] file) => SafetensorsReader.Open(new MemoryStream(file), "f");

    private static string Refused(byte[] file) => Assert.Throws<InvalidDataException>(() => Open(file)).Message;

    [Theory]
    [InlineData("", 0, "does not begin with {")]
    [InlineData("[]", 0, "does not begin with {")]
    [InlineData(" {}", 0, "does not begin with {")]
    [InlineData("{", 0, "header")]
    [InlineData("{} {}", 0, "header")]
    [InlineData("{}x", 0, "header")]
    [InlineData("{" + A + "," + A + "}", 4, "header")]
    [InlineData("{" + A + "," + B + "}", 11, "declares 12 bytes of data, 11 are there")]
    [InlineData("{" + A + "," + B + "}", 13, "declares 12 bytes of data, 13 are there")]
    [InlineData("{" + B + "}", 12, "tensor b begin at byte 4 of the data, where byte 0 is due")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "tensor b begin at byte 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "hold 4 bytes, not what F32 [2] takes")]
    [InlineData("""{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,4]}}""", 4, "hold 4 bytes, not what F64 [1] takes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296,4294967296,4294967296,4294967296],"data_offsets":[0,0]}}""", 0, "hold 0 bytes")]
    [InlineData("""{"a":{"dtype":"F31","shape":[1],"data_offsets":[0,4]}}""", 4, "F31")]
    [InlineData("""{"a":{"dtype":32,"shape":[1],"data_offsets":[0,4]}}""", 4, "tensor a: dtype")]
    [InlineData("""{"a":{"shape":[1],"data_offsets":[0,4]}}""", 4, "tensor a: dtype is missing")]
    [InlineData("""{"a":{"dtype":"F32","shape":1,"data_offsets":[0,4]}}""", 4, "tensor a: shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, "tensor a: shape holds -1")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,6]}}""", 6, "tensor a: shape holds 1.5")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1]}}""", 4, "tensor a: data_offsets is missing")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", 4, "tensor a: data_offsets is [0]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4, "tensor a: data_offsets is [4, 0]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,9223372036854775808]}}""", 4, "tensor a: data_offsets holds 9223372036854775808")]
    [InlineData("""{"a":[]}""", 0, "tensor a")]
    [InlineData("""{"a":{"dtype":"F32","shape":[[1]],"data_offsets":[0,4]}}""", 4, "shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[[[1]]],"data_offsets":[0,4]}}""", 4, "header")]
    [InlineData("""{"__metadata__":[]}""", 0, "header")]
    [InlineData("""{"__metadata__":{"a":1}}""", 0, "header")]
    [InlineData("""{"__metadata__":{"a":null}}""", 0, "a")]
    [InlineData("""{"__metadata__":{"a":"1","a":"2"}}""", 0, "header")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", 0, "header")]
    [InlineData("""{"__metadata__":{"a":"\ud800"}}""", 0, "header")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "header")]
    public void ABrokenRuleIsNamed(string header, int dataLength, string problem)
    {
        string message = Refused(SafetensorsBytes.File(header, new byte[dataLength]));
        Assert.StartsWith("f: ", message, StringComparison.Ordinal);
        Assert.Contains(problem, message, StringComparison.Ordinal);
    }

    [Fact]
    public void TextThatIsNotUtf8IsRefused() =>
        Assert.Contains("UTF-8", Refused(SafetensorsBytes.File([.. Encoding.UTF8.GetBytes("{\""), 0xC3, .. Encoding.UTF8.GetBytes("\":{}}")])), StringComparison.Ordinal);

    [Theory, InlineData(3UL), InlineData(100_000_001UL), InlineData(1UL << 40), InlineData(ulong.MaxValue)]
    public void AHeaderLongerThanTheFileIsRefused(ulong length)
    {
        byte[] file = SafetensorsBytes.File("{}");
        BitConverter.GetBytes(length).CopyTo(file, 0);
        Assert.Contains($"declared {length} bytes", Refused(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}   ")]
    [InlineData("""{"__metadata__":{"format":"pt","é\n":"ü\"\u00e9"}}""")]
    public void AFileMayHoldNothing(string header) => Assert.Empty(Open(SafetensorsBytes.File(header)).Tensors);

    [Fact]
    public void TensorsComeInTheOrderOfTheirBytes()
    {
        const string empty = """ "empty":{"dtype":"F32","shape":[3,0],"data_offsets":[4,4]}""", count = """ "count":{"dtype":"I64","shape":[],"data_offsets":[12,20]}""";
        SafetensorsReader file = Open(SafetensorsBytes.File($"{{{B},{empty},{A},{count}}}", new byte[20]));
        Assert.Equal(["a F32 [1]", "empty F32 [3, 0]", "b F64 [1]", "count I64 []"], file.Tensors.Select(tensor => tensor.ToString()));
    }

    [Fact]
    public void EveryFloatingPointTypeIsConverted()
    {
        const string header = """
            {"f16":{"dtype":"F16","shape":[3],"data_offsets":[0,6]},"bf16":{"dtype":"BF16","shape":[3],"data_offsets":[6,12]},
            "f32":{"dtype":"F32","shape":[2],"data_offsets":[12,20]},"f64":{"dtype":"F64","shape":[2],"data_offsets":[20,36]},
            "i32":{"dtype":"I32","shape":[1],"data_offsets":[36,40]}}
            """;
        byte[] data =
        [
            0x00, 0x3C, 0x66, 0xC5, 0x01, 0x00,   // 1, −5.3984375, 2⁻²⁴
            0x80, 0x3F, 0x49, 0xC0, 0x01, 0x00,   // 1, −3.140625, 2⁻¹³³
            .. SafetensorsBytes.Floats(0.1f, float.NegativeInfinity),
            .. BitConverter.GetBytes(0.1), .. BitConverter.GetBytes(-1e300),
            0, 0, 0, 0,
        ];
        SafetensorsReader file = Open(SafetensorsBytes.File(header, data));

        Assert.Equal([1, -5.3984375, double.ScaleB(1, -24)], Values<double>(file, "f16"));
        Assert.Equal([1, -3.140625, double.ScaleB(1, -133)], Values<double>(file, "bf16"));
        Assert.Equal([0.1f, double.NegativeInfinity], Values<double>(file, "f32"));
        Assert.Equal([0.1, -1e300], Values<double>(file, "f64"));
        Assert.Equal([0.1f, float.NegativeInfinity], Values<float>(file, "f64"));
        Assert.Contains("I32", Assert.Throws<InvalidDataException>(() => file.Expect("i32", [1])).Message, StringComparison.Ordinal);
    }

    private static T[] Values<T>(SafetensorsReader file, string name) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TensorEntry entry = file.Find(name)!;
        var values = new T[entry.Shape[0]];
        file.Read<T>(entry, 0, values);
        return values;
    }
}
