using System.Buffers.Binary;
using NeuralNets.Insight;

namespace NeuralNets.Tests.Insight;

/// <summary>Pictures, read back as the format of bitmaps has it.</summary>
public class PictureTests
{
    private const string Address = "data:image/bmp;base64,";

    [Fact]
    public void GreysStandWhereTheirValuesStand()
    {
        (int R, int G, int B)[,] pixels = Read(Picture.Grey([0, 1, 2, 4, 8, 10], width: 3, height: 2));
        Assert.Equal([0, 26, 51, 102, 204, 255], [pixels[0, 0].R, pixels[0, 1].R, pixels[0, 2].R, pixels[1, 0].R, pixels[1, 1].R, pixels[1, 2].R]);
        Assert.All(pixels.Cast<(int R, int G, int B)>(), pixel => Assert.Equal((pixel.R, pixel.R), (pixel.G, pixel.B)));
    }

    [Fact]
    public void PositiveIsRedNegativeIsBlueAndTheLargerTheStronger()
    {
        (int R, int G, int B)[,] pixels = Read(Picture.Signed([4, -4, 2, 0, double.NaN], width: 5, height: 1));
        Assert.Equal(((178, 24, 43), (33, 102, 172)), (pixels[0, 0], pixels[0, 1]));
        Assert.InRange(pixels[0, 2].G, pixels[0, 0].G + 1, pixels[0, 3].G - 1);
        Assert.InRange(pixels[0, 3].G, 240, 250);
    }

    [Fact]
    public void WhatIsMissingInARectangleHasNoColour()
    {
        (int R, int G, int B)[,] pixels = Read(Picture.Signed([1, -1, 1], width: 2, height: 2));
        Assert.Equal((178, 24, 43), pixels[1, 0]);
        Assert.InRange(pixels[1, 1].G, 240, 250);
        Assert.Equal((1, 2, 2, 3), (Picture.Side(1), Picture.Side(3), Picture.Side(4), Picture.Side(5)));
    }

    // [row from the top, column].
    private static (int R, int G, int B)[,] Read(string address)
    {
        Assert.StartsWith(Address, address, StringComparison.Ordinal);
        byte[] file = Convert.FromBase64String(address[Address.Length..]);
        int Field(int offset) => BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(offset));
        Assert.Equal(((byte)'B', (byte)'M', file.Length), (file[0], file[1], Field(2)));
        int start = Field(10), width = Field(18), height = Field(22), stride = (width + 3) / 4 * 4, colours = 14 + Field(14);
        Assert.Equal((1, 8, 0), (file[26], file[28], Field(30)));
        Assert.Equal(file.Length, start + stride * height);
        var pixels = new (int R, int G, int B)[height, width];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                ReadOnlySpan<byte> colour = file.AsSpan(colours + 4 * file[start + (height - 1 - y) * stride + x], 3);
                pixels[y, x] = (colour[2], colour[1], colour[0]);
            }
        }
        return pixels;
    }
}
