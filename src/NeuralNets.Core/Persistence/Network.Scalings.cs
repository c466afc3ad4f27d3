using NeuralNets.Persistence;

namespace NeuralNets;

public sealed partial class Network<T>
{
    /// <summary>Saves the network with the scalings it was trained with, in one file that <see cref="Load(string, Func{string, IActivation?})"/> reads as well.</summary>
    /// <param name="path">The file.</param>
    /// <param name="inputScaling">What inputs go through before the network; null: nothing.</param>
    /// <param name="targetScaling">What targets went through, to be inverted on outputs; null: nothing.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty, an activation has no name, or <paramref name="inputScaling"/> has another width than InputSize.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path, Scaling? inputScaling, Scaling? targetScaling)
    {
        if (inputScaling is not null && inputScaling.Width != InputSize)
            throw new ArgumentException($"inputScaling has {inputScaling.Width} columns; InputSize is {InputSize}.", nameof(inputScaling));
        AtomicFile.Write(path, stream => NetworkFile.Write(
            stream, this,
            [.. ScalingFile.Metadata(ScalingFile.Inputs, inputScaling), .. ScalingFile.Metadata(ScalingFile.Targets, targetScaling)],
            [.. ScalingFile.Tensors(ScalingFile.Inputs, inputScaling), .. ScalingFile.Tensors(ScalingFile.Targets, targetScaling)]));
    }

    /// <summary>Loads a network with the scalings it was saved with.</summary>
    /// <param name="path">The file.</param>
    /// <param name="inputScaling">What inputs go through before the network; null: the file has none.</param>
    /// <param name="targetScaling">What is to be inverted on outputs; null: the file has none.</param>
    /// <param name="resolver">The activation of your own for a name; null where there is none.</param>
    /// <exception cref="InvalidDataException">The file is corrupt or truncated, or holds no network; the message says what and where.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty, or the network has an activation of your own that <paramref name="resolver"/> does not know.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Network<T> Load(string path, out Scaling? inputScaling, out Scaling? targetScaling, Func<string, IActivation?>? resolver)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Kernels.Number.ThrowIfNotSupported<T>();
        using FileStream stream = File.OpenRead(path);
        SafetensorsReader file = SafetensorsReader.Open(stream, path);
        inputScaling = ScalingFile.Read(file, ScalingFile.Inputs);
        targetScaling = ScalingFile.Read(file, ScalingFile.Targets);
        Network<T> network = NetworkFile.Read<T>(file, resolver);
        if (inputScaling is not null && inputScaling.Width != network.InputSize)
            throw file.Broken($"its scaling of the inputs has {inputScaling.Width} columns, the network {network.InputSize} inputs");
        return network;
    }

    /// <inheritdoc cref="Load(string, out Scaling?, out Scaling?, Func{string, IActivation?})"/>
    public static Network<T> Load(string path, out Scaling? inputScaling, out Scaling? targetScaling) => Load(path, out inputScaling, out targetScaling, null);
}
