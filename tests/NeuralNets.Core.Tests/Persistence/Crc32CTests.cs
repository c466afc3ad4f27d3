using System.Text;
using NeuralNets.Persistence;

namespace NeuralNets.Tests.Persistence;

public class Crc32CTests
{
    // RFC 3720, B.4, and the check value of the catalogue of CRC algorithms.
    [Fact]
    public void KnownValuesAreMet()
    {
        Assert.Equal(0xE3069283u, Of(Encoding.ASCII.GetBytes("123456789")));
        Assert.Equal(0x8A9136AAu, Of(new byte[32]));
        Assert.Equal(0x62A8AB43u, Of([.. Enumerable.Repeat((byte)0xFF, 32)]));
        Assert.Equal(0x46DD794Eu, Of([.. Enumerable.Range(0, 32).Select(i => (byte)i)]));
    }

    [Fact]
    public void AnyCutGivesTheSameValue()
    {
        byte[] bytes = [.. Enumerable.Range(0, 40).Select(i => (byte)(i * 37))];
        for (int cut = 0; cut <= bytes.Length; cut++)
        {
            var crc = new Crc32C();
            crc.Append(bytes.AsSpan(0, cut));
            crc.Append(bytes.AsSpan(cut));
            Assert.Equal(Of(bytes), crc.Value);
        }
    }

    private static uint Of(byte[] bytes)
    {
        var crc = new Crc32C();
        crc.Append(bytes);
        return crc.Value;
    }
}
