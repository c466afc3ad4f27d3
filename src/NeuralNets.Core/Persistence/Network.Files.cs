using NeuralNets.Persistence;

namespace NeuralNets;

public sealed partial class Network<T>
{
    /// <summary>Saves the network as a safetensors file: parameters, architecture and seed. The same network gives the same bytes.</summary>
    /// <remarks>
    /// PyTorch's nn.Sequential would name the tensors so, weights [outputs, inputs]; the architecture is JSON in the metadata.
    /// The file is written beside the old one, flushed to disk, then put in its place: the old one stays whole whatever happens.
    /// An activation of your own is saved by its ToString (a record's has its settings) and comes back through the resolver of
    /// <see cref="Load(string, Func{string, IActivation?})"/>. An initializer of your own is not saved: it has done its work.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty, or an activation has no name.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => AtomicFile.Write(path, Save);

    /// <summary>Writes to a stream what <see cref="Save(string)"/> writes to a file.</summary>
    /// <param name="stream">Need not be able to seek.</param>
    /// <exception cref="ArgumentException"><paramref name="stream"/> is null, or an activation has no name.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        NetworkFile.Write(stream, this, [], []);
    }

    /// <summary>Loads what <see cref="Save(string)"/> saved: the same layers, seed and bits. A file of another precision is converted as <see cref="ConvertTo"/> does.</summary>
    /// <param name="path">The file.</param>
    /// <param name="resolver">The activation of your own for a name; null where there is none.</param>
    /// <exception cref="InvalidDataException">The file is corrupt or truncated, or holds no network; the message says what and where.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty, or the network has an activation of your own that <paramref name="resolver"/> does not know.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Network<T> Load(string path, Func<string, IActivation?>? resolver = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Kernels.Number.ThrowIfNotSupported<T>();
        using FileStream stream = File.OpenRead(path);
        return NetworkFile.Read<T>(SafetensorsReader.Open(stream, path), resolver);
    }

    /// <summary>Loads from a stream, which it reads to its end, what <see cref="Load(string, Func{string, IActivation?})"/> loads from a file.</summary>
    /// <param name="stream">One that cannot seek is read into memory first.</param>
    /// <param name="resolver">The activation of your own for a name; null where there is none.</param>
    /// <exception cref="InvalidDataException">The stream is corrupt or truncated, or holds no network; the message says what and where.</exception>
    /// <exception cref="ArgumentException"><paramref name="stream"/> is null, or the network has an activation of your own that <paramref name="resolver"/> does not know.</exception>
    public static Network<T> Load(Stream stream, Func<string, IActivation?>? resolver = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Kernels.Number.ThrowIfNotSupported<T>();
        return NetworkFile.Read<T>(SafetensorsReader.Open(stream, nameof(stream)), resolver);
    }

    /// <summary>Takes the weights of a safetensors file, PyTorch's say, into this network of the same shape.</summary>
    /// <remarks>
    /// Modules with parameters, in the order of their names with numbers as numbers (2 before 10), go to the layers with
    /// parameters: weight and bias to those of a Dense, [outputs, inputs] and [outputs], or to scale and shift of a LayerNorm.
    /// F16, BF16, F32 and F64 are converted. Whoever calls this must be alone with the network.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is corrupt or truncated, or does not fit: tensor and shapes are named; nothing has changed.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public void LoadWeights(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = File.OpenRead(path);
        ForeignWeights.Read(SafetensorsReader.Open(stream, path), this);
    }

    /// <summary>Takes from a stream, which it reads to its end, what <see cref="LoadWeights(string)"/> takes from a file.</summary>
    /// <param name="stream">One that cannot seek is read into memory first.</param>
    /// <exception cref="InvalidDataException">The stream is corrupt or truncated, or does not fit: tensor and shapes are named; nothing has changed.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    public void LoadWeights(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ForeignWeights.Read(SafetensorsReader.Open(stream, nameof(stream)), this);
    }

    internal IEnumerable<FileTensor<T>> FileTensors() =>
        Blocks.Zip(TensorNames.Of(Architecture), (block, name) =>
            new FileTensor<T>(name, TensorNames.Shape(block), _parameters.Memory.Slice(block.Offset, block.Length), transposed: TensorNames.IsMatrix(block)));
}
