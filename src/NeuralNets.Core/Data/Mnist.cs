namespace NeuralNets;

/// <summary>The handwritten digits of MNIST: 28×28 pixels, 10 classes. Y. LeCun, C. Cortes, C. Burges, "The MNIST database".</summary>
/// <param name="Training">60,000 digits in the original files; pixels from 0 (paper) to 1 (ink).</param>
/// <param name="Test">10,000 digits in the original files.</param>
public sealed record Mnist(ClassificationDataset<float> Training, ClassificationDataset<float> Test)
{
    private const int Classes = 10;

    /// <summary>
    /// Reads the four files in their original names, <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c>,
    /// <c>t10k-images-idx3-ubyte</c>, <c>t10k-labels-idx1-ubyte</c>, each gzip-compressed with <c>.gz</c> at the end or plain.
    /// Sets of that kind in the same format (Fashion-MNIST, any size of image) are read as well.
    /// </summary>
    /// <param name="folder">Where the files lie.</param>
    /// <exception cref="ArgumentException"><paramref name="folder"/> is null or empty.</exception>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">A file is corrupt or does not fit its partner.</exception>
    public static Mnist Load(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return new Mnist(Load(folder, "train"), Load(folder, "t10k"));
    }

    private static ClassificationDataset<float> Load(string folder, string part)
    {
        string imagesPath = Find(folder, $"{part}-images-idx3-ubyte"), labelsPath = Find(folder, $"{part}-labels-idx1-ubyte");
        IdxArray labels = ReadBytes(labelsPath, dimensions: 1), images = ReadBytes(imagesPath, dimensions: 3);
        if (images.Dimensions[0] != labels.Dimensions[0] || images.Count == 0)
            throw new InvalidDataException($"{imagesPath} holds {string.Join('×', images.Dimensions)} pixels, {labelsPath} {labels.Count} labels: every image needs one.");

        int wrong = labels.Bytes.Span.IndexOfAnyExceptInRange((byte)0, (byte)(Classes - 1));
        if (wrong >= 0)
            throw new InvalidDataException($"{labelsPath}: label {wrong} is {labels.Bytes.Span[wrong]}, not a digit.");
        return Dataset.Classification(Brightness(images.Bytes.Span), labels.ToArray<int>(), Classes);
    }

    private static string Find(string folder, string name)
    {
        string plain = Path.Combine(folder, name), zipped = plain + ".gz";
        return File.Exists(zipped) ? zipped
            : File.Exists(plain) ? plain
            : throw new FileNotFoundException($"The folder {Path.GetFullPath(folder)} has neither {name}.gz nor {name}.", plain);
    }

    private static IdxArray ReadBytes(string path, int dimensions)
    {
        IdxArray array = Idx.Read(path);
        return array.Type == IdxType.UInt8 && array.Dimensions.Count == dimensions
            ? array
            : throw new InvalidDataException($"{path} holds {array.Dimensions.Count} dimensions of {array.Type}, not {dimensions} of {IdxType.UInt8}.");
    }

    private static float[] Brightness(ReadOnlySpan<byte> pixels)
    {
        var values = new float[pixels.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = pixels[i] / 255f;
        return values;
    }
}
