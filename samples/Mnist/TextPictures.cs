namespace NeuralNets.Samples;

/// <summary>Pictures, in letters, of digits that the network gets wrong.</summary>
internal static class TextPictures
{
    private const int Side = 28, Across = 3;
    private const string Ink = " .:-=+*#%@";

    public static void Show(IEnumerable<Mistake> mistakes)
    {
        Mistake[] shown = [.. mistakes.Where(mistake => mistake.Image.Length == Side * Side)];
        if (shown.Length == 0)
            return;

        Console.WriteLine();
        Console.WriteLine("Its worst mistakes:");
        foreach (Mistake[] few in shown.Chunk(Across))
        {
            Console.WriteLine(string.Join("  ", few.Select(mistake => $"a {mistake.Label} taken for a {mistake.Answer}".PadRight(Side))).TrimEnd());
            // A letter is about twice as high as wide, so it stands for two pixels, one above the other.
            for (int y = 0; y < Side; y += 2)
                Console.WriteLine(string.Join("  ", few.Select(mistake => Line(mistake.Image, y))).TrimEnd());
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
