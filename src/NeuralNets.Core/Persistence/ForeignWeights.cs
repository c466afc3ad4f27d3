namespace NeuralNets.Persistence;

/// <summary>The weights of any safetensors file for a network of the same shape: modules in order, their tensors by field and shape.</summary>
internal static class ForeignWeights
{
    /// <exception cref="InvalidDataException">The file does not fit; nothing has changed.</exception>
    public static void Read<T>(SafetensorsReader file, Network<T> network) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // A file of this library may hold more than the network; its own tensors alone begin with the number of a module.
        bool own = file.Metadata.ContainsKey(ArchitectureJson.Key);
        List<IGrouping<string, TensorEntry>> modules = [.. file.Tensors
            .Where(tensor => !own || tensor.Name is [>= '0' and <= '9', ..])
            .GroupBy(tensor => Module(tensor.Name))
            .OrderBy(module => module.Key, NaturalOrder.Instance)];
        List<IGrouping<string, FileTensor<T>>> layers = [.. network.FileTensors().GroupBy(tensor => Module(tensor.Name))];
        if (modules.Count != layers.Count)
            throw file.Broken($"it has {modules.Count} modules with parameters ({Names(modules)}), the network {layers.Count} ({Names(layers)})");

        List<(FileTensor<T> Target, TensorEntry Entry)> pairs = [.. layers.Zip(modules).SelectMany(pair => Match(file, pair.First, pair.Second))];
        foreach ((FileTensor<T> target, TensorEntry entry) in pairs)
            target.Read(file, entry);
    }

    private static IEnumerable<(FileTensor<T> Target, TensorEntry Entry)> Match<T>(SafetensorsReader file, IGrouping<string, FileTensor<T>> layer, IGrouping<string, TensorEntry> module)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (TensorEntry entry in module)
        {
            FileTensor<T> target = layer.FirstOrDefault(tensor => Field(tensor.Name) == Field(entry.Name))
                ?? throw file.Broken($"tensor {entry} has no counterpart among {Names(layer)} of the network");
            if (!entry.Shape.AsSpan().SequenceEqual(target.Shape))
                throw file.Broken($"tensor {entry} does not fit {target} of the network");
            file.ThrowIfNotReadable(entry);
            yield return (target, entry);
        }
        foreach (FileTensor<T> tensor in layer)
        {
            if (!module.Any(entry => Field(entry.Name) == Field(tensor.Name)))
                throw file.Broken($"module {module.Key} ({Names(module)}) has no tensor for {tensor} of the network");
        }
    }

    private static string Names<TTensor>(IEnumerable<IGrouping<string, TTensor>> modules) => string.Join("; ", modules.Select(Names));

    private static string Names<TTensor>(IEnumerable<TTensor> tensors) => string.Join(", ", tensors);

    private static string Module(string name) => name[..Math.Max(name.LastIndexOf('.'), 0)];

    private static string Field(string name) => name[(name.LastIndexOf('.') + 1)..];
}
