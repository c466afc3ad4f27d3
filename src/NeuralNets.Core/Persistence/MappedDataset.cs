using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using NeuralNets.Kernels;
using NeuralNets.Persistence;

namespace NeuralNets;

/// <summary>
/// A data set in a file, which may be larger than memory: the system loads the pages that are read and drops them when memory
/// is short. Written by <see cref="MappedDatasetWriter{T}"/>, or by any program that writes safetensors.
/// </summary>
/// <remarks>
/// The file: safetensors with two tensors of T (F32 or F64), <c>inputs</c> [rows, InputSize] and <c>targets</c> [rows, TargetSize];
/// others and metadata may stand beside them. In Python <c>save_file({"inputs": x, "targets": y}, path)</c>. The one class of the
/// library that is to be disposed: it holds the file open, which must not be shortened meanwhile. Reading from many threads at
/// once is safe.
/// </remarks>
/// <typeparam name="T">float or double.</typeparam>
public sealed class MappedDataset<T> : Dataset<T>, IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int PrefixLength = sizeof(ulong);
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly long _inputs, _targets;   // positions in the file

    private MappedDataset(MemoryMappedFile file, long fileLength, string path)
    {
        _file = file;
        _view = file.CreateViewAccessor(0, fileLength, MemoryMappedFileAccess.Read);
        try
        {
            ulong headerLength = fileLength < PrefixLength ? 0 : _view.ReadUInt64(0);
            if (headerLength is < 2 or > SafetensorsHeader.MaxLength || (long)headerLength > fileLength - PrefixLength)
                throw new InvalidDataException($"{path}: its header is declared {headerLength} bytes long, the file has {fileLength} bytes and a header at most {SafetensorsHeader.MaxLength}.");
            byte[] json = new byte[headerLength];
            _view.SafeMemoryMappedViewHandle.ReadSpan<byte>(PrefixLength, json);
            long data = PrefixLength + json.Length;
            var header = new SafetensorsHeader(json, fileLength - data, path);

            TensorEntry inputs = Matrix(header, MappedDatasetFile.Inputs, path), targets = Matrix(header, MappedDatasetFile.Targets, path);
            if (inputs.Shape[0] != targets.Shape[0])
                throw new InvalidDataException($"{path}: {inputs} and {targets} have not the same number of rows.");
            Count = (int)inputs.Shape[0];
            InputSize = (int)inputs.Shape[1];
            TargetSize = (int)targets.Shape[1];
            _inputs = data + inputs.Start;
            _targets = data + targets.Start;
        }
        catch
        {
            _view.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    public override int InputSize { get; }

    /// <inheritdoc/>
    public override int TargetSize { get; }

    /// <summary>Opens a file. Only its header is read.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    /// <exception cref="InvalidDataException">The file is corrupt or truncated, or holds no data set of T; the message says what and where.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static MappedDataset<T> Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Number.ThrowIfNotSupported<T>();
        long length = new FileInfo(path).Length;
        if (length == 0)
            throw new InvalidDataException($"{path}: the file is empty.");   // there is nothing to map
        var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        try
        {
            return new MappedDataset<T>(file, length, path);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Closes the file. Reading throws <see cref="ObjectDisposedException"/> from now on, in views of the set as well.</summary>
    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }

    /// <inheritdoc/>
    protected override void ReadRows(ReadOnlySpan<int> rows, Span<T> inputs, Span<T> targets)
    {
        ReadRows(rows, _inputs, InputSize, inputs);
        ReadRows(rows, _targets, TargetSize, targets);
    }

    private void ReadRows(ReadOnlySpan<int> rows, long position, int width, Span<T> values)
    {
        int size = Marshal.SizeOf<T>();
        for (int i = 0; i < rows.Length; i++)
        {
            Span<T> row = values.Slice(i * width, width);
            _view.SafeMemoryMappedViewHandle.ReadSpan((ulong)(position + (long)rows[i] * width * size), row);
            LittleEndian.ToNative(row);
        }
    }

    private static TensorEntry Matrix(SafetensorsHeader header, string name, string path)
    {
        TensorEntry entry = header.Tensors.FirstOrDefault(tensor => tensor.Name == name)
            ?? throw new InvalidDataException($"{path}: there is no tensor {name}.");
        if (entry.Type != ElementType.Of<T>())
            throw new InvalidDataException($"{path}: {entry} is not of {ElementType.Of<T>().Name}, as a data set of {typeof(T).Name} is.");
        if (entry.Shape is not [>= 1 and <= int.MaxValue, >= 1 and <= int.MaxValue])
            throw new InvalidDataException($"{path}: {entry} is no matrix [rows, width] with at least one of each and less than 2³¹.");
        return entry;
    }
}
