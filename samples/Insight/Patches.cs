namespace NeuralNets.Samples;

/// <summary>Small squares cut from the middle of digits.</summary>
internal static class Patches
{
    public const int Side = 8, Width = Side * Side;
    private const int ImageSide = 28;
    private static readonly (int Row, int Column)[] s_corners = [(6, 6), (6, 14), (14, 6), (14, 14)];

    /// <summary>Four of each digit, [4·digits × Width], the mean patch taken off.</summary>
    public static float[] Of(float[] images)
    {
        float[] x = [.. images.Chunk(ImageSide * ImageSide).SelectMany(image => s_corners.SelectMany(corner => Cut(image, corner.Row, corner.Column)))];
        double[] mean = new double[Width];
        for (int i = 0; i < x.Length; i++)
            mean[i % Width] += (double)x[i] * Width / x.Length;
        return [.. x.Select((value, i) => (float)(value - mean[i % Width]))];
    }

    private static IEnumerable<float> Cut(float[] image, int row, int column) =>
        Enumerable.Range(0, Width).Select(i => image[(row + i / Side) * ImageSide + column + i % Side]);
}
