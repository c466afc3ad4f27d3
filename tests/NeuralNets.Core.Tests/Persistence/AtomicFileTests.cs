using System.Diagnostics;
using NeuralNets.Persistence;
using NeuralNets.Tests.Data;

namespace NeuralNets.Tests.Persistence;

/// <summary>Whatever happens while a file is written, the old one stays whole.</summary>
public class AtomicFileTests
{
    private static readonly Layer[] s_layers = [new Dense(3, Activation.Tanh)];

    [Fact]
    public void ADiskThatIsFullAtAnyByteLeavesTheOldFileAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "n.safetensors");
        var old = new Network<float>(2, s_layers, seed: 1);
        old.Save(path);
        byte[] before = File.ReadAllBytes(path);
        var next = new Network<float>(2, s_layers, seed: 2);
        for (int room = 0; room < before.Length; room++)
        {
            Assert.Throws<IOException>(() => AtomicFile.Write(path, stream => next.Save(new FullDisk(stream, room))));
            Assert.Equal(before, File.ReadAllBytes(path));
            Assert.Equal([path], Directory.EnumerateFileSystemEntries(folder.Path));
        }
        AtomicFile.Write(path, stream => next.Save(new FullDisk(stream, before.Length)));
        Assert.Equal(SafetensorsBytes.Saved(next), File.ReadAllBytes(path));
    }

    [Fact]
    public void AFolderInThePlaceOfTheFileLeavesNothingBehind()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "n");
        Directory.CreateDirectory(path);
        Assert.ThrowsAny<Exception>(() => new Network<float>(2, s_layers).Save(path));
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void AKillInTheMidstOfSavingLeavesAWholeFile()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "n.safetensors");
        for (int saves = 1; saves <= 3; saves++)
        {
            using Process child = SaveLoop.Start(path);
            // After each save the child says so, and begins the next at once.
            for (int i = 0; i < saves; i++)
                Assert.Equal(SaveLoop.Saved, child.StandardOutput.ReadLine());
            child.Kill();
            child.WaitForExit();
            Assert.Contains(Network<float>.Load(path).Seed, SaveLoop.Seeds);
        }
    }

    private sealed class FullDisk(Stream disk, int room) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            int fits = (int)Math.Min(buffer.Length, room - Length);
            base.Write(buffer[..fits]);
            disk.Write(buffer[..fits]);
            if (fits < buffer.Length)
                throw new IOException("No space left on device");
        }
    }
}
