namespace NeuralNets.Persistence;

/// <summary>A network in a safetensors file: its tensors, and its architecture in the metadata. More of both may stand beside them.</summary>
internal static class NetworkFile
{
    public static void Write<T>(Stream stream, Network<T> network, IEnumerable<KeyValuePair<string, string>> metadata, IEnumerable<FileTensor> tensors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        SafetensorsWriter.Write(stream, [new(ArchitectureJson.Key, ArchitectureJson.Write(network)), .. metadata], [.. network.FileTensors(), .. tensors]);

    /// <exception cref="InvalidDataException">It holds no network.</exception>
    /// <exception cref="ArgumentException">An activation that is not built in, and that the resolver does not know.</exception>
    public static Network<T> Read<T>(SafetensorsReader file, Func<string, IActivation?>? resolver) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!file.Metadata.TryGetValue(ArchitectureJson.Key, out string? json))
            throw file.Broken($"it has no {ArchitectureJson.Key}: no network of this library; LoadWeights takes the weights into a network of the same shape");
        (Architecture architecture, ulong seed) = ArchitectureJson.Read(json, file.Source, resolver);
        // Before memory is taken: what the architecture asks for must be there.
        IReadOnlyList<string> names = TensorNames.Of(architecture);
        for (int i = 0; i < names.Count; i++)
            file.Expect(names[i], TensorNames.Shape(architecture.Blocks[i]));
        var network = new Network<T>(architecture, seed);
        ReadParameters(file, network);
        return network;
    }

    /// <summary>The parameters by their own names, for a network that fits.</summary>
    public static void ReadParameters<T>(SafetensorsReader file, Network<T> network) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (FileTensor<T> tensor in network.FileTensors())
            tensor.Read(file, file.Expect(tensor.Name, tensor.Shape));
    }
}
