namespace NeuralNets.Samples.Report;

/// <summary>Digits and weights as image elements that carry their own data.</summary>
internal static class Pictures
{
    private static readonly byte[] s_black = [0, 0, 0], s_orange = [217, 119, 6], s_blue = [59, 130, 246];

    /// <summary>Ink on nothing; the style turns it white where the page is dark.</summary>
    /// <param name="brightness">A square, row by row, 0 … 1.</param>
    /// <param name="text">For those who do not see it.</param>
    /// <param name="zoom">The side of a pixel on the page.</param>
    public static string Digit(ReadOnlySpan<float> brightness, string text, int zoom = 2) => Image("ink", brightness, 1, text, zoom);

    /// <summary>Orange above 0, blue below, the stronger the larger.</summary>
    /// <param name="weights">A square, row by row.</param>
    /// <param name="text">For those who do not see it.</param>
    /// <param name="zoom">The side of a pixel on the page.</param>
    public static string Weights(ReadOnlySpan<float> weights, string text, int zoom = 2)
    {
        float largest = 0;
        foreach (float weight in weights)
            largest = Math.Max(largest, Math.Abs(weight));
        return Image("weights", weights, largest, text, zoom);
    }

    private static string Image(string kind, ReadOnlySpan<float> values, float largest, string text, int zoom)
    {
        int side = (int)Math.Sqrt(values.Length);
        var pixels = new byte[4 * side * side];
        for (int i = 0; i < side * side; i++)
        {
            byte[] colour = kind == "ink" ? s_black : values[i] > 0 ? s_orange : s_blue;
            colour.CopyTo(pixels, 4 * i);
            pixels[4 * i + 3] = largest > 0 ? (byte)(255 * Math.Abs(values[i]) / largest) : (byte)0;
        }
        string data = Convert.ToBase64String(Png.Write(pixels, side, side));
        return $"""<img class="{kind}" src="data:image/png;base64,{data}" width="{zoom * side}" height="{zoom * side}" alt="{Html.Encode(text)}">""";
    }
}
