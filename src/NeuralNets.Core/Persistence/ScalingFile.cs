namespace NeuralNets.Persistence;

/// <summary>Scalings beside a network: the kind in the metadata, the figures as tensors of doubles.</summary>
internal static class ScalingFile
{
    public const string Inputs = "inputs", Targets = "targets";
    private const string KeyPrefix = "neuralnets.scaling.", TensorPrefix = "scaling.";

    public static IEnumerable<KeyValuePair<string, string>> Metadata(string role, Scaling? scaling) =>
        scaling is null ? [] : [new(KeyPrefix + role, scaling.GetType().Name)];

    public static IEnumerable<FileTensor> Tensors(string role, Scaling? scaling) =>
        scaling is null ? [] : scaling.Tensors.Select(tensor => new FileTensor<double>(Name(role, tensor.Name), [tensor.Values.Length], tensor.Values));

    /// <summary>The scaling of this role; null: the file has none.</summary>
    /// <exception cref="InvalidDataException">What the file has is none.</exception>
    public static Scaling? Read(SafetensorsReader file, string role)
    {
        if (!file.Metadata.TryGetValue(KeyPrefix + role, out string? kind))
            return null;
        try
        {
            switch (kind)
            {
                case nameof(Standardization):
                    return Standardization.Of(Values("mean"), Values("std"));
                case nameof(MinMaxScaling):
                    return Values("range") is [double low, double high]
                        ? MinMaxScaling.Of(Values("min"), Values("max"), low, high)
                        : throw file.Broken($"tensor {Name(role, "range")} has not two values");
                default:
                    throw file.Broken($"{KeyPrefix}{role} is {kind}, which is no scaling");
            }
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException(file.Broken($"the scaling of the {role} is impossible: {e.Message}").Message, e);
        }

        double[] Values(string name)
        {
            TensorEntry entry = file.Find(Name(role, name)) ?? throw file.Broken($"it has no tensor {Name(role, name)}");
            if (entry.Shape.Length != 1)
                throw file.Broken($"tensor {entry} is no list");
            file.ThrowIfNotReadable(entry);
            var values = new double[entry.Shape[0]];
            file.Read<double>(entry, 0, values);
            return values;
        }
    }

    private static string Name(string role, string figure) => $"{TensorPrefix}{role}.{figure}";
}
