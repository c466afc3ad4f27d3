namespace NeuralNets.Tests.Insight.Hebbian;

/// <summary>Digits for Hebbian learning, read once.</summary>
internal static class MnistScene
{
    public const int PatchWidth = 64;
    private const int Side = 28, PatchSide = 8;

    private static readonly Lazy<Mnist> Digits = new(() => Mnist.Load(Repository.File("samples/data/mnist")));

    public static Mnist Load() => Digits.Value;

    /// <summary>Four 8×8 patches of the middle of each digit, the mean patch taken off.</summary>
    public static double[] Patches(int images)
    {
        ReadOnlySpan<float> pixels = Load().Training.Inputs.Span;
        List<double> patches = [];
        foreach (int r in Enumerable.Range(0, images))
            foreach (int corner in (int[])[6 * Side + 6, 6 * Side + 14, 14 * Side + 6, 14 * Side + 14])
                for (int i = 0; i < PatchWidth; i++)
                    patches.Add(pixels[r * Side * Side + corner + i / PatchSide * Side + i % PatchSide]);
        double[] x = [.. patches], mean = new double[PatchWidth];
        int rows = x.Length / PatchWidth;
        for (int i = 0; i < x.Length; i++)
            mean[i % PatchWidth] += x[i] / rows;
        return [.. x.Select((value, i) => value - mean[i % PatchWidth])];
    }
}
