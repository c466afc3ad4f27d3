using System.Buffers.Binary;

namespace NeuralNets.Insight;

/// <summary>Numbers as a picture that a page can hold: an uncompressed bitmap of 256 colours as a data address.</summary>
internal static class Picture
{
    private const int HeaderLength = 54, Colours = 256;

    /// <summary>0 white, the largest negative value blue, the largest positive red, both on one scale.</summary>
    public static string Signed(IReadOnlyList<double> values, int width, int height)
    {
        double largest = values.Select(Math.Abs).Where(double.IsFinite).DefaultIfEmpty().Max();
        return Encode(values, width, height, Blend, value => largest == 0 ? 0.5 : (value / largest + 1) / 2);
    }

    /// <summary>The smallest value black, the largest white.</summary>
    public static string Grey(IReadOnlyList<double> values, int width, int height)
    {
        double[] finite = [.. values.Where(double.IsFinite).DefaultIfEmpty()];
        double low = finite.Min(), range = finite.Max() - low;
        return Encode(values, width, height, level => (level, level, level), value => range == 0 ? 0 : (value - low) / range);
    }

    /// <summary>The width of a nearly square picture for so many values.</summary>
    public static int Side(int count) => (int)Math.Ceiling(Math.Sqrt(count));

    // Bitmap file header, BITMAPINFOHEADER, colours as B, G, R, 0; rows from the bottom, each a multiple of 4 bytes.
    private static string Encode(IReadOnlyList<double> values, int width, int height, Func<int, (int R, int G, int B)> colour, Func<double, double> shade)
    {
        int stride = (width + 3) / 4 * 4, start = HeaderLength + 4 * Colours;
        var file = new byte[start + stride * height];
        file[0] = (byte)'B';
        file[1] = (byte)'M';
        Span<int> fields = [file.Length, 0, start, 40, width, height, 1 | 8 << 16, 0, stride * height, 2835, 2835, Colours, 0];
        for (int i = 0; i < fields.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(2 + 4 * i), fields[i]);
        for (int level = 0; level < Colours; level++)
        {
            (int r, int g, int b) = colour(level);
            (file[HeaderLength + 4 * level], file[HeaderLength + 4 * level + 1], file[HeaderLength + 4 * level + 2]) = ((byte)b, (byte)g, (byte)r);
        }
        for (int i = 0; i < width * height; i++)
        {
            double x = i < values.Count ? shade(values[i]) : shade(0);
            file[start + (height - 1 - i / width) * stride + i % width] = double.IsFinite(x) ? (byte)Math.Clamp(Math.Round(x * (Colours - 1)), 0, Colours - 1) : (byte)0;
        }
        return $"data:image/bmp;base64,{Convert.ToBase64String(file)}";
    }

    private static (int R, int G, int B) Blend(int level)
    {
        double x = 2.0 * level / (Colours - 1) - 1;
        (int r, int g, int b) end = x < 0 ? (33, 102, 172) : (178, 24, 43);
        double t = Math.Abs(x);
        int Mix(int to) => (int)Math.Round(247 + t * (to - 247));
        return (Mix(end.r), Mix(end.g), Mix(end.b));
    }
}
