using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using NeuralNets.Kernels;
using NeuralNets.Persistence;

namespace NeuralNets;

/// <summary>
/// Writes a file for <see cref="MappedDataset{T}"/> row by row, never holding more than a few. The file is there, whole and
/// flushed to disk, when <see cref="Complete"/> returns; an older one of the name stays whole until then.
/// </summary>
/// <remarks>Until then the rows are in two temporary files beside it, which <see cref="Dispose"/> deletes. One thread at a time.</remarks>
/// <typeparam name="T">float or double.</typeparam>
public sealed class MappedDatasetWriter<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Room for the header, whose numbers are known at the end; a multiple of 8, so that all values are aligned.
    private const int HeaderLength = 512;
    private const int BufferBytes = 1 << 16;

    private readonly string _path;
    private readonly FileStream _inputs, _targets;

    /// <summary>Begins a file.</summary>
    /// <param name="path">The file to be.</param>
    /// <param name="inputSize">Values of one input row, at least 1.</param>
    /// <param name="targetSize">Values of one target row, at least 1.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty, or a size below 1.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public MappedDatasetWriter(string path, int inputSize, int targetSize)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetSize, 1);
        Number.ThrowIfNotSupported<T>();
        _path = path;
        InputSize = inputSize;
        TargetSize = targetSize;
        string temporary = $"{path}.{Path.GetRandomFileName()}";
        _inputs = Create(temporary + ".inputs" + AtomicFile.TemporaryEnd);
        try
        {
            _targets = Create(temporary + ".targets" + AtomicFile.TemporaryEnd);
            _inputs.Write(new byte[HeaderLength]);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Values of one input row.</summary>
    public int InputSize { get; }

    /// <summary>Values of one target row.</summary>
    public int TargetSize { get; }

    /// <summary>How many rows were added.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the file is there.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Adds any number of rows.</summary>
    /// <param name="inputs">[rows × InputSize].</param>
    /// <param name="targets">[rows × TargetSize].</param>
    /// <exception cref="ArgumentException">Lengths that do not fit, or more than 2³¹ − 1 rows; nothing was added.</exception>
    /// <exception cref="InvalidOperationException">The file is complete.</exception>
    /// <exception cref="IOException">The disk is full, say: the writer is of no more use.</exception>
    public void Add(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets)
    {
        ThrowIfComplete();
        int rows = Check.Rows(inputs.Length, InputSize, nameof(InputSize), nameof(inputs));
        Check.Length(targets.Length, rows, TargetSize, nameof(TargetSize), nameof(targets));
        if (rows > int.MaxValue - Count)
            throw new ArgumentException($"inputs holds {rows} rows, {Count} are there: a data set has at most {int.MaxValue}.", nameof(inputs));
        LittleEndian.Write(_inputs, inputs);
        LittleEndian.Write(_targets, targets);
        Count += rows;
    }

    /// <summary>Adds every row of a data set, in order.</summary>
    /// <param name="data">Of the same sizes.</param>
    /// <exception cref="ArgumentException">Another size; nothing was added.</exception>
    /// <exception cref="InvalidOperationException">The file is complete.</exception>
    /// <exception cref="IOException">The disk is full, say: the writer is of no more use.</exception>
    public void Add(Dataset<T> data)
    {
        const int MostRows = 256;
        ArgumentNullException.ThrowIfNull(data);
        ThrowIfComplete();
        if (data.InputSize != InputSize || data.TargetSize != TargetSize)
            throw new ArgumentException($"data has {data.InputSize} inputs and {data.TargetSize} targets a row, the file {InputSize} and {TargetSize}.", nameof(data));
        int most = Math.Min(MostRows, data.Count);
        var rows = new int[most];
        T[] inputs = new T[most * InputSize], targets = new T[most * TargetSize];
        for (int first = 0; first < data.Count; first += most)
        {
            int count = Math.Min(most, data.Count - first);
            DatasetChecks.Range(rows.AsSpan(0, count), first);
            Span<T> x = inputs.AsSpan(0, count * InputSize), y = targets.AsSpan(0, count * TargetSize);
            data.Read(rows.AsSpan(0, count), x, y);
            Add(x, y);
        }
    }

    /// <summary>Finishes the file, flushes it to disk and puts it in its place.</summary>
    /// <exception cref="InvalidOperationException">There are no rows, or it was finished before.</exception>
    /// <exception cref="IOException">The disk is full, say: the old file is as it was.</exception>
    public void Complete()
    {
        ThrowIfComplete();
        if (Count == 0)
            throw new InvalidOperationException("No rows were added: a data set has at least one.");
        _targets.Position = 0;
        _targets.CopyTo(_inputs);
        _inputs.Position = 0;
        _inputs.Write(Header());
        _inputs.Flush(flushToDisk: true);
        _inputs.Dispose();
        File.Move(_inputs.Name, _path, overwrite: true);
        IsComplete = true;
        Dispose();
    }

    /// <summary>Deletes the temporary files; without <see cref="Complete"/> nothing is left.</summary>
    public void Dispose()
    {
        Delete(_inputs);
        Delete(_targets);
    }

    private static FileStream Create(string path) =>
        new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferBytes);

    private static void Delete(FileStream? file)
    {
        if (file is null)
            return;
        try
        {
            file.Dispose();
        }
        finally
        {
            File.Delete(file.Name);   // no error where it is gone
        }
    }

    private byte[] Header()
    {
        string type = ElementType.Of<T>().Name;
        long size = Marshal.SizeOf<T>(), inputs = (long)Count * InputSize * size, all = inputs + (long)Count * TargetSize * size;
        string json = string.Create(CultureInfo.InvariantCulture,
            $$$"""{"{{{MappedDatasetFile.Inputs}}}":{"dtype":"{{{type}}}","shape":[{{{Count}}},{{{InputSize}}}],"data_offsets":[0,{{{inputs}}}]},"{{{MappedDatasetFile.Targets}}}":{"dtype":"{{{type}}}","shape":[{{{Count}}},{{{TargetSize}}}],"data_offsets":[{{{inputs}}},{{{all}}}]}}""");
        byte[] header = new byte[HeaderLength];
        header.AsSpan().Fill((byte)' ');
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(header, HeaderLength - sizeof(ulong));
        Encoding.UTF8.GetBytes(json, header.AsSpan(sizeof(ulong)));
        return header;
    }

    private void ThrowIfComplete()
    {
        if (IsComplete)
            throw new InvalidOperationException($"{_path} is complete.");
    }
}
