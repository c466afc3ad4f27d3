using System.Text;
using FsCheck.Xunit;
using NeuralNets.Tests.Data;

namespace NeuralNets.Tests.Persistence;

public sealed class MappedDatasetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string FilePath(string name = "data.safetensors") => Path.Combine(_folder.Path, name);

    private static MemoryDataset<T> Memory<T>(int rows, int inputSize, int targetSize) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Dataset.Create(
        Samples.Uniform(rows * inputSize, -1, 1, seed: 1).To<T>(), Samples.Uniform(rows * targetSize, -1, 1, seed: 2).To<T>(), inputSize);

    private string Write<T>(Dataset<T> data) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var writer = new MappedDatasetWriter<T>(FilePath(), data.InputSize, data.TargetSize);
        writer.Add(data);
        writer.Complete();
        return FilePath();
    }

    private static void SameRows<T>(Dataset<T> want, Dataset<T> got, int[] rows) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] x = new T[rows.Length * want.InputSize], y = new T[rows.Length * want.TargetSize], gotX = new T[x.Length], gotY = new T[y.Length];
        want.Read(rows, x, y);
        got.Read(rows, gotX, gotY);
        SameBits.Assert<T>(x, gotX, "inputs");
        SameBits.Assert<T>(y, gotY, "targets");
    }

    [Theory, InlineData(1, 1, 1), InlineData(3, 5, 2), InlineData(600, 7, 3)]
    public void The_file_holds_what_memory_held(int rows, int inputSize, int targetSize)
    {
        RoundTrip<float>(rows, inputSize, targetSize);
        RoundTrip<double>(rows, inputSize, targetSize);
    }

    private void RoundTrip<T>(int rows, int inputSize, int targetSize) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MemoryDataset<T> memory = Memory<T>(rows, inputSize, targetSize);
        using MappedDataset<T> mapped = MappedDataset<T>.Open(Write(memory));
        Assert.Equal((rows, inputSize, targetSize), (mapped.Count, mapped.InputSize, mapped.TargetSize));
        SameRows(memory, mapped, [.. Enumerable.Range(0, rows)]);
        SameRows(memory, mapped, [rows - 1, 0, rows / 2, 0]);
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => mapped.Read([rows], new T[inputSize], new T[targetSize]));
    }

    [Property(MaxTest = 20)]
    public void Rows_may_be_added_in_any_portions(byte[] portions)
    {
        MemoryDataset<double> memory = Memory<double>(portions.Sum(n => n) + 1, 2, 1);
        using var writer = new MappedDatasetWriter<double>(FilePath(), 2, 1);
        int first = 0;
        foreach (int count in portions.Select(n => (int)n).Append(1))
        {
            writer.Add(memory.Inputs.Span.Slice(first * 2, count * 2), memory.Targets.Span.Slice(first, count));
            first += count;
        }
        writer.Complete();
        Assert.Equal((first, true), (writer.Count, writer.IsComplete));
        using MappedDataset<double> mapped = MappedDataset<double>.Open(FilePath());
        SameRows(memory, mapped, [.. Enumerable.Range(0, memory.Count)]);
    }

    [Fact]
    public void It_is_the_safetensors_file_another_program_would_write()
    {
        byte[] file = File.ReadAllBytes(Write(Dataset.Create<float>([1, 2, 3, 4], [5, 6], 2)));
        const string Json = """{"inputs":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]},"targets":{"dtype":"F32","shape":[2,1],"data_offsets":[16,24]}}""";
        Assert.Equal(504UL, BitConverter.ToUInt64(file));
        Assert.Equal(Json, Encoding.ASCII.GetString(file, 8, 504).TrimEnd(' '));
        Assert.Equal([1, 2, 3, 4, 5, 6], Enumerable.Range(0, 6).Select(i => BitConverter.ToSingle(file, 512 + 4 * i)));
        Assert.Equal(512 + 24, file.Length);
    }

    [Fact]
    public void Tensors_may_come_in_another_order_with_others_beside_them()
    {
        const string Json = """{"__metadata__":{"made":"by hand"},"targets":{"dtype":"F64","shape":[1,1],"data_offsets":[0,8]},"names":{"dtype":"U8","shape":[3],"data_offsets":[8,11]},"inputs":{"dtype":"F64","shape":[1,2],"data_offsets":[11,27]}}""";
        byte[] data = [.. BitConverter.GetBytes(1.5), 1, 2, 3, .. BitConverter.GetBytes(2.5), .. BitConverter.GetBytes(3.5)];
        using MappedDataset<double> mapped = MappedDataset<double>.Open(_folder.Write("hand.safetensors", [.. BitConverter.GetBytes((long)Json.Length), .. Encoding.UTF8.GetBytes(Json), .. data]));
        (double[] x, double[] y) = mapped.ReadAll();
        Assert.Equal([2.5, 3.5], x);
        Assert.Equal([1.5], y);
    }

    [Fact]
    public void A_file_beyond_two_to_the_31_values_and_4_gigabytes_is_read_at_its_end()
    {
        // A sparse file: its 9 GB are zeros that no disk holds, but for the last row.
        const long Rows = 3_000_000, Width = 750, Bytes = Rows * Width * sizeof(float);
        string json = $$$"""{"inputs":{"dtype":"F32","shape":[{{{Rows}}},{{{Width}}}],"data_offsets":[0,{{{Bytes}}}]},"targets":{"dtype":"F32","shape":[{{{Rows}}},1],"data_offsets":[{{{Bytes}}},{{{Bytes + Rows * sizeof(float)}}}]}}""";
        string path = FilePath("large.safetensors");
        using (FileStream file = File.Create(path))
        {
            file.Write(BitConverter.GetBytes((long)json.Length));
            file.Write(Encoding.UTF8.GetBytes(json));
            file.Position += Bytes - sizeof(float);
            file.Write(BitConverter.GetBytes(7f));
            file.Position += (Rows - 1) * sizeof(float);
            file.Write(BitConverter.GetBytes(9f));
        }
        using MappedDataset<float> mapped = MappedDataset<float>.Open(path);
        float[] inputs = new float[2 * Width], targets = new float[2];
        mapped.Read([(int)Rows - 1, (int)Rows - 2], inputs, targets);
        Assert.Equal((7f, 9f), (inputs[Width - 1], targets[0]));
        Assert.Equal(7 + 9, inputs.Sum() + targets.Sum());
    }

    [Fact]
    public void Every_truncation_and_every_changed_header_byte_is_refused_or_harmless()
    {
        MemoryDataset<float> memory = Memory<float>(3, 2, 1);
        byte[] file = File.ReadAllBytes(Write(memory));
        for (int length = 0; length < file.Length; length += length is > 200 and < 505 ? 19 : 1)
            Assert.Throws<InvalidDataException>(() => MappedDataset<float>.Open(_folder.Write("cut.safetensors", file[..length])));
        Assert.Throws<InvalidDataException>(() => MappedDataset<float>.Open(_folder.Write("long.safetensors", [.. file, 0])));
        for (int i = 0; i < 160; i++)
        {
            foreach (byte flip in (byte[])[1, 4, 32, 128])
            {
                byte[] changed = [.. file];
                changed[i] ^= flip;
                string path = _folder.Write("changed.safetensors", changed);
                try
                {
                    using MappedDataset<float> mapped = MappedDataset<float>.Open(path);
                    SameRows(memory, mapped, [0, 1, 2]);
                }
                catch (InvalidDataException e)
                {
                    Assert.Contains(path, e.Message, StringComparison.Ordinal);
                }
            }
        }
    }

    public static TheoryData<string, string> Headers() => new()
    {
        { """{"inputs":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]}}""", "there is no tensor targets" },
        { """{"inputs":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]},"targets":{"dtype":"F64","shape":[1,1],"data_offsets":[4,12]}}""", "is not of F32" },
        { """{"inputs":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},"targets":{"dtype":"F32","shape":[1,1],"data_offsets":[8,12]}}""", "have not the same number of rows" },
        { """{"inputs":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"targets":{"dtype":"F32","shape":[1,1],"data_offsets":[4,8]}}""", "is no matrix [rows, width]" },
        { """{"inputs":{"dtype":"F32","shape":[0,1],"data_offsets":[0,0]},"targets":{"dtype":"F32","shape":[0,1],"data_offsets":[0,0]}}""", "is no matrix [rows, width]" },
        { """{"inputs":{"dtype":"F32","shape":[1,0],"data_offsets":[0,0]},"targets":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]}}""", "is no matrix [rows, width]" },
        { """{"inputs":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]},"targets":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]}}""", "data_offsets" },
        { """{"inputs":{"dtype":"F32","shape":[1000000,1000],"data_offsets":[0,4000000000]},"targets":{"dtype":"F32","shape":[1000000,1],"data_offsets":[4000000000,4004000000]}}""", "4004000000 bytes of data" },
    };

    [Theory, MemberData(nameof(Headers))]
    public void A_header_that_holds_no_data_set_is_named(string json, string message)
    {
        int data = json.Contains("[8,12]", StringComparison.Ordinal) || json.Contains("[4,12]", StringComparison.Ordinal) ? 12 : json.Contains("[4,8]", StringComparison.Ordinal) ? 8 : json.Contains(",4]", StringComparison.Ordinal) ? 4 : 0;
        string path = _folder.Write("bad.safetensors", [.. BitConverter.GetBytes((long)json.Length), .. Encoding.UTF8.GetBytes(json), .. new byte[data]]);
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => MappedDataset<float>.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_left_of_a_file_that_was_not_completed_and_the_old_one_stays()
    {
        byte[] old = File.ReadAllBytes(Write(Memory<float>(2, 2, 1)));
        using (var writer = new MappedDatasetWriter<float>(FilePath(), 3, 1))
            writer.Add([1, 2, 3], [4]);
        Assert.Equal([FilePath()], Directory.GetFileSystemEntries(_folder.Path));
        Assert.Equal(old, File.ReadAllBytes(FilePath()));
        Write(Memory<float>(4, 2, 1));
        Assert.Equal([FilePath()], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void After_disposal_reading_is_refused_in_views_too()
    {
        MappedDataset<float> mapped = MappedDataset<float>.Open(Write(Memory<float>(2, 1, 1)));
        Dataset<float> view = mapped.Subset(1..);
        mapped.Dispose();
        mapped.Dispose();
        Assert.Throws<ObjectDisposedException>(() => mapped.ReadAll());
        Assert.Throws<ObjectDisposedException>(() => view.ReadAll());
    }

    [Fact]
    public void A_view_of_a_file_trains_to_the_bits_of_one_of_memory()
    {
        MemoryDataset<float> memory = Memory<float>(40, 3, 2);
        using MappedDataset<float> mapped = MappedDataset<float>.Open(Write(memory));
        var network = new Network<float>(3, [new Dense(2, Activation.Tanh)], seed: 1);
        (Dataset<float> first, _) = memory.RandomSplit(0.5, seed: 3);
        (Dataset<float> mappedFirst, _) = mapped.RandomSplit(0.5, seed: 3);
        Assert.Equal(Metric.RootMeanSquaredError.Evaluate(network, first), Metric.RootMeanSquaredError.Evaluate(network, mappedFirst));
        SameBits.Assert(Standardization.FitInputs(first).Mean, Standardization.FitInputs(mappedFirst).Mean, "mean");
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        using var writer = new MappedDatasetWriter<float>(FilePath(), 2, 1);
        Assert.Throws<ArgumentException>("inputs", () => writer.Add([1, 2, 3], [1]));
        Assert.Throws<ArgumentException>("targets", () => writer.Add([1, 2], [1, 2]));
        Assert.Contains("data has 3 inputs and 1 targets a row, the file 2 and 1", Assert.Throws<ArgumentException>("data", () => writer.Add(Memory<float>(1, 3, 1))).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(writer.Complete);
        writer.Add([1, 2], [1]);
        writer.Complete();
        Assert.Throws<InvalidOperationException>(() => writer.Add([1, 2], [1]));
        Assert.Throws<InvalidOperationException>(writer.Complete);
        Assert.Throws<ArgumentOutOfRangeException>("inputSize", () => new MappedDatasetWriter<float>(FilePath(), 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("targetSize", () => new MappedDatasetWriter<float>(FilePath(), 1, 0));
        Assert.Throws<FileNotFoundException>(() => MappedDataset<float>.Open(FilePath("none")));
        Assert.ThrowsAny<ArgumentException>(() => MappedDataset<float>.Open(""));
        Assert.Throws<NotSupportedException>(() => MappedDataset<Half>.Open(FilePath()));
    }
}
