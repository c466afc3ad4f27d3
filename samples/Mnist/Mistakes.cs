namespace NeuralNets.Samples;

/// <summary>Pictures, in letters, of digits that the network gets wrong.</summary>
internal static class Mistakes
{
    private const int Side = 28, Across = 3;
    private const string Ink = " .:-=+*#%@";

    public static void Show(Network<float> network, ClassificationDataset<float> test, int atMost)
    {
        var classes = new int[test.Count];
        network.Classify(test.Inputs.Span, classes);
        ReadOnlyMemory<int> labels = test.Labels;
        int[] wrong = [.. Enumerable.Range(0, test.Count).Where(i => classes[i] != labels.Span[i]).Take(atMost)];
        if (test.InputSize != Side * Side || wrong.Length == 0)
            return;

        Console.WriteLine();
        Console.WriteLine("Some it got wrong:");
        foreach (int[] few in wrong.Chunk(Across))
        {
            Console.WriteLine(string.Join("  ", few.Select(i => $"a {labels.Span[i]} taken for a {classes[i]}".PadRight(Side))).TrimEnd());
            // A letter is about twice as high as wide, so it stands for two pixels, one above the other.
            for (int y = 0; y < Side; y += 2)
                Console.WriteLine(string.Join("  ", few.Select(i => Line(test.Inputs.Span.Slice(i * Side * Side, Side * Side), y))).TrimEnd());
        }
    }

    private static string Line(ReadOnlySpan<float> image, int y)
    {
        Span<char> line = stackalloc char[Side];
        for (int x = 0; x < Side; x++)
        {
            float brightness = (image[y * Side + x] + image[(y + 1) * Side + x]) / 2;
            line[x] = Ink[(int)(brightness * (Ink.Length - 1) + 0.5f)];
        }
        return new string(line);
    }
}
