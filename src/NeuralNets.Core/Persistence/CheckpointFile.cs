using System.Globalization;

namespace NeuralNets.Persistence;

/// <summary>
/// A saved network with all that is needed to go on to the same bits: the optimizer's memory, where the run stands, further
/// arrays. <see cref="Network{T}.Load(string, Func{string, IActivation?})"/> loads the network of it.
/// </summary>
internal static class CheckpointFile
{
    private const string OptimizerKey = "neuralnets.optimizer", StepsKey = "neuralnets.steps", PositionKey = "neuralnets.position";
    private const string StatePrefix = "optimizer.", FurtherPrefix = "further.";
    private const string ScalarsName = "scalars";   // no memory of an optimizer is called so, for it would have this name in the file

    /// <summary>Writes the file, whole or not at all.</summary>
    /// <remarks>state is of this network; null where nothing is remembered from step to step.</remarks>
    public static void Write<T>(string path, Network<T> network, OptimizerState<T>? state, CheckpointContent<T> content)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        KeyValuePair<string, string>[] metadata =
        [
            new(OptimizerKey, Settings(state)),
            new(StepsKey, (state?.Steps ?? 0).ToString(CultureInfo.InvariantCulture)),
            new(PositionKey, content.Position),
        ];
        double[] scalars = state is null ? [] : state.Scalars.ToArray();
        IEnumerable<FileTensor> further = content.Tensors
            .OrderBy(tensor => tensor.Key, StringComparer.Ordinal)
            .Select(tensor => Vector(FurtherPrefix + tensor.Key, tensor.Value));
        AtomicFile.Write(path, stream => NetworkFile.Write(stream, network, metadata, [Vector<double>(StatePrefix + ScalarsName, scalars), .. Memory(state), .. further]));
    }

    /// <summary>Puts network and state back to where they were, and gives the rest.</summary>
    /// <exception cref="InvalidDataException">The file is corrupt or truncated, or no checkpoint; nothing has changed.</exception>
    /// <exception cref="ArgumentException">It is of another network or another optimizer: both are named; nothing has changed.</exception>
    public static CheckpointContent<T> Restore<T>(string path, Network<T> network, OptimizerState<T>? state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = File.OpenRead(path);
        SafetensorsReader file = SafetensorsReader.Open(stream, path);
        string architecture = Text(file, ArchitectureJson.Key), settings = Text(file, OptimizerKey), position = Text(file, PositionKey);
        if (!long.TryParse(Text(file, StepsKey), NumberStyles.None, CultureInfo.InvariantCulture, out long steps))
            throw file.Broken($"{StepsKey} is no number");
        ThrowIfOther(architecture, ArchitectureJson.Write(network), nameof(network));
        ThrowIfOther(settings, Settings(state), nameof(state));

        double[] scalars = state is null ? [] : new double[state.Scalars.Length];
        FileTensor<double> scalarTensor = Vector<double>(StatePrefix + ScalarsName, scalars);
        FileTensor<T>[] tensors = [.. network.FileTensors(), .. Memory(state)];
        TensorEntry[] entries = [.. tensors.Select(tensor => file.Expect(tensor.Name, tensor.Shape))];
        scalarTensor.Read(file, file.Expect(scalarTensor.Name, scalarTensor.Shape));
        Dictionary<string, Memory<T>> further = Further<T>(file);

        for (int i = 0; i < tensors.Length; i++)
            tensors[i].Read(file, entries[i]);
        if (state is not null)
        {
            state.Steps = steps;
            scalars.CopyTo(state.Scalars);
        }
        return new CheckpointContent<T>(position, further);

        void ThrowIfOther(string saved, string own, string name)
        {
            if (saved != own)
                throw new ArgumentException($"{path} is a checkpoint of another {name}: {saved}, not {own}.", name);
        }
    }

    private static Dictionary<string, Memory<T>> Further<T>(SafetensorsReader file) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var further = new Dictionary<string, Memory<T>>();
        foreach (TensorEntry entry in file.Tensors)
        {
            if (!entry.Name.StartsWith(FurtherPrefix, StringComparison.Ordinal))
                continue;
            file.ThrowIfNotReadable(entry);
            T[] values = new T[entry.Shape.Aggregate(1L, (product, length) => product * length)];
            file.Read(entry, 0, values.AsSpan());
            further.Add(entry.Name[FurtherPrefix.Length..], values);
        }
        return further;
    }

    private static IEnumerable<FileTensor<T>> Memory<T>(OptimizerState<T>? state) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        state is null ? [] : state.Tensors.Select(tensor => Vector(StatePrefix + tensor.Name, tensor.Values.Memory));

    private static FileTensor<T> Vector<T>(string name, Memory<T> values) where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(name, [values.Length], values);

    // A record's text has all of its settings, the schedule's among them.
    private static string Settings<T>(OptimizerState<T>? state) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        state is null ? "" : CustomName.Invariant(state.Optimizer) ?? "";

    private static string Text(SafetensorsReader file, string key) =>
        file.Metadata.TryGetValue(key, out string? text) ? text : throw file.Broken($"it has no {key}: it is no checkpoint");
}
