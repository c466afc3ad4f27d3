using NeuralNets.Kernels;

namespace NeuralNets.Tests;

public class PhiloxTests
{
    // The known answers published with the generator (Salmon et al. 2011, Random123).
    [Theory]
    [InlineData(0UL, 0UL, 0UL, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x299f31d0a4093822UL, 0x85a308d3243f6a88UL, 0x0370734413198a2eUL, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Blocks_are_the_published_ones(ulong key, ulong low, ulong high, uint x0, uint x1, uint x2, uint x3) =>
        Assert.Equal((x0, x1, x2, x3), Philox.Block(key, low, high));

    [Fact]
    public void Words_come_by_random_access_in_ranges_and_in_order_alike()
    {
        var random = new RandomStream(5, 9);
        uint[] inOrder = [.. Enumerable.Range(0, 40).Select(_ => random.NextUInt32())];
        Assert.Equal(inOrder, Enumerable.Range(0, 40).Select(i => Philox.Word(5, 9, (ulong)i)));
        for (int first = 0; first < 9; first++)
        {
            for (int count = 0; count < 14; count++)
            {
                uint[] words = new uint[count];
                Philox.Fill(5, 9, (ulong)first, words);
                Assert.Equal(inOrder[first..(first + count)], words);
            }
        }
    }
}
