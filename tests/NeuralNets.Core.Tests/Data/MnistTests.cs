namespace NeuralNets.Tests.Data;

public sealed class MnistTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private void WriteSmallSet()
    {
        _folder.Write("train-images-idx3-ubyte", IdxBytes.Create(8, [2, 1, 3], [0, 51, 255, 1, 2, 3]));
        _folder.Write("train-labels-idx1-ubyte.gz", IdxBytes.Zip(IdxBytes.Create(8, [2], [9, 0])));
        _folder.Write("t10k-images-idx3-ubyte.gz", IdxBytes.Zip(IdxBytes.Create(8, [1, 1, 3], [255, 0, 0])));
        _folder.Write("t10k-labels-idx1-ubyte", IdxBytes.Create(8, [1], [4]));
    }

    [Fact]
    public void Pixels_go_from_0_to_1_and_files_may_be_zipped_or_not()
    {
        WriteSmallSet();
        Mnist mnist = Mnist.Load(_folder.Path);
        Assert.Equal((2, 3, 10), (mnist.Training.Count, mnist.Training.InputSize, mnist.Training.TargetSize));
        Assert.Equal([0f, 0.2f, 1f], mnist.Training.Inputs.ToArray()[..3]);
        Assert.Equal([9, 0], mnist.Training.Labels.ToArray());
        Assert.Equal([4], mnist.Test.Labels.ToArray());
        Assert.Equal([1f, 0f, 0f], mnist.Test.Inputs.ToArray());
    }

    [Fact]
    public void The_files_of_the_repository_are_the_whole_set()
    {
        Mnist mnist = Mnist.Load(Repository.File("samples/data/mnist"));
        Assert.Equal((60_000, 784, 10_000, 784), (mnist.Training.Count, mnist.Training.InputSize, mnist.Test.Count, mnist.Test.InputSize));
        Assert.Equal([5, 0, 4, 1, 9], mnist.Training.Labels.ToArray()[..5]);
        Assert.Equal([7, 2, 1, 0, 4], mnist.Test.Labels.ToArray()[..5]);
        Assert.Equal((0f, 1f), (mnist.Test.Inputs.ToArray().Min(), mnist.Test.Inputs.ToArray().Max()));
    }

    [Fact]
    public void A_missing_file_or_folder_is_named()
    {
        WriteSmallSet();
        File.Delete(Path.Combine(_folder.Path, "t10k-labels-idx1-ubyte"));
        var e = Assert.Throws<FileNotFoundException>(() => Mnist.Load(_folder.Path));
        Assert.Contains($"{_folder.Path} has neither t10k-labels-idx1-ubyte.gz nor", e.Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => Mnist.Load(Path.Combine(_folder.Path, "none")));
        Assert.Throws<ArgumentNullException>("folder", () => Mnist.Load(null!));
    }

    [Fact]
    public void A_file_that_does_not_fit_is_named()
    {
        Refused("train-labels-idx1-ubyte.gz", IdxBytes.Create(8, [3], [1, 2, 3]), "2×1×3 pixels", "3 labels");
        Refused("train-labels-idx1-ubyte.gz", IdxBytes.Create(8, [2], [1, 10]), "label 1 is 10, not a digit");
        Refused("t10k-labels-idx1-ubyte", IdxBytes.Create(9, [1], [4]), "1 dimensions of Int8, not 1 of UInt8");
        Refused("t10k-images-idx3-ubyte.gz", IdxBytes.Create(8, [1, 3], [1, 2, 3]), "2 dimensions of UInt8, not 3");
        Refused("t10k-images-idx3-ubyte.gz", IdxBytes.Create(8, [1, 3, 0], []), "1×3×0 pixels");
    }

    private void Refused(string name, byte[] bytes, params string[] message)
    {
        WriteSmallSet();
        _folder.Write(name, bytes);
        string actual = Assert.Throws<InvalidDataException>(() => Mnist.Load(_folder.Path)).Message;
        Assert.All(message.Append(name), part => Assert.Contains(part, actual, StringComparison.Ordinal));
    }
}
