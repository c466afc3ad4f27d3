namespace NeuralNets.Tests.Data;

public sealed class IdxTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private IdxArray Read(byte[] bytes) => Idx.Read(_folder.Write("file", bytes));

    private string Message(byte[] bytes)
    {
        string path = _folder.Write("bad", bytes);
        string message = Assert.Throws<InvalidDataException>(() => Idx.Read(path)).Message;
        Assert.StartsWith(path, message, StringComparison.Ordinal);
        return message[path.Length..];
    }

    [Theory]
    [InlineData(false, 6)]
    [InlineData(true, 6)]
    [InlineData(false, 200_000)]
    [InlineData(true, 200_000)]
    [InlineData(true, 1 << 16)]
    public void Reads_what_was_written_zipped_or_not(bool zipped, int length)
    {
        byte[] data = IdxBytes.Noise(length), file = IdxBytes.Create(8, [2, length / 2], data);
        IdxArray array = Read(zipped ? IdxBytes.Zip(file) : file);
        Assert.Equal(IdxType.UInt8, array.Type);
        Assert.Equal([2, length / 2], array.Dimensions);
        Assert.Equal(data, array.Bytes.ToArray());
        Assert.Equal(length, array.Count);
    }

    [Fact]
    public void Every_element_type_converts_to_numbers()
    {
        Assert.Equal([200f, 1f], Read(IdxBytes.Create(0x08, [2], [200, 1])).ToArray<float>());
        Assert.Equal([-56, 1], Read(IdxBytes.Create(0x09, [2], [200, 1])).ToArray<int>());
        Assert.Equal([-2, 258], Read(IdxBytes.Create(0x0B, [2], [0xFF, 0xFE, 1, 2])).ToArray<int>());
        Assert.Equal([-2.0], Read(IdxBytes.Create(0x0C, [1], [0xFF, 0xFF, 0xFF, 0xFE])).ToArray<double>());
        Assert.Equal([1.5], Read(IdxBytes.Create(0x0D, [1], [0x3F, 0xC0, 0, 0])).ToArray<double>());
        Assert.Equal([-2f], Read(IdxBytes.Create(0x0E, [1], [0xC0, 0, 0, 0, 0, 0, 0, 0])).ToArray<float>());
    }

    [Fact]
    public void An_array_may_be_empty_or_without_dimensions()
    {
        Assert.Equal(0, Read(IdxBytes.Create(8, [0, 28, 28], [])).Count);
        Assert.Equal([7], Read(IdxBytes.Create(8, [], [7])).ToArray<byte>());
    }

    [Fact]
    public void A_wrong_magic_number_is_shown()
    {
        Assert.Contains("magic number at byte 0 is 01000801", Message([1, 0, 8, 1, 0, 0, 0, 0]), StringComparison.Ordinal);
        Assert.Contains("magic number at byte 0 is 00000A01", Message([0, 0, 10, 1, 0, 0, 0, 0]), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_shortened_file_is_refused()
    {
        byte[] file = IdxBytes.Create(8, [3, 5], IdxBytes.Noise(15)), zipped = IdxBytes.Zip(file);
        for (int length = 0; length < file.Length; length++)
            Assert.Contains($"truncated at byte {length}", Message(file[..length]), StringComparison.Ordinal);
        for (int length = 0; length < zipped.Length; length++)
            Message(zipped[..length]);
    }

    [Fact]
    public void A_longer_file_is_refused()
    {
        byte[] file = IdxBytes.Create(8, [3], IdxBytes.Noise(4));
        Assert.Contains("more data at byte 11", Message(file), StringComparison.Ordinal);
        Assert.Contains("more data at byte 11", Message(IdxBytes.Zip(file)), StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_gzip_data_is_refused_with_the_place()
    {
        byte[] zipped = IdxBytes.Zip(IdxBytes.Create(8, [100_000], IdxBytes.Noise(100_000)));
        zipped[^6] ^= 1;   // the checksum
        Assert.Contains($"corrupt gzip data near compressed byte {zipped.Length} of {zipped.Length}", Message(zipped), StringComparison.Ordinal);
    }

    [Fact]
    public void Impossible_dimensions_are_named()
    {
        Assert.Contains("dimension 1 at byte 8 is -1", Message(IdxBytes.Create(8, [3, -1], [])), StringComparison.Ordinal);
        Assert.Contains("at byte 8, declare 4000000000000 bytes", Message(IdxBytes.Create(8, [2_000_000, 2_000_000], [])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_header_cannot_ask_for_more_memory_than_the_file_holds(bool zipped)
    {
        byte[] file = IdxBytes.Create(8, [2_000_000_000], IdxBytes.Noise(100));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Message(zipped ? IdxBytes.Zip(file) : file);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void A_path_is_needed_and_a_missing_file_is_named()
    {
        Assert.Throws<ArgumentNullException>("path", () => Idx.Read(null!));
        Assert.Throws<ArgumentException>("path", () => Idx.Read(""));
        string missing = Path.Combine(_folder.Path, "nothing");
        Assert.Equal(missing, Assert.Throws<FileNotFoundException>(() => Idx.Read(missing)).FileName);
    }
}
