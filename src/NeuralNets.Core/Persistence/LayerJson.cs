using System.Text.Json;

namespace NeuralNets.Persistence;

/// <summary>A layer as JSON: {"name": its kind, …}.</summary>
internal static class LayerJson
{
    private const string Size = "size", Act = "activation", Weights = "weightInitializer", Biases = "biasInitializer", HasBias = "hasBias";

    public static void Write(Utf8JsonWriter json, Layer layer)
    {
        if (FunctionJson.TryWrite(json, BuiltIns.Layers, layer))
            return;
        json.WriteStartObject();
        json.WriteString(FunctionJson.Name, layer.GetType().Name);
        switch (layer)
        {
            case Dense dense:
                json.WriteNumber(Size, dense.Size);
                WriteFunction(json, Act, BuiltIns.Activations, dense.Activation);
                WriteFunction(json, Weights, BuiltIns.Initializers, dense.WeightInitializer);
                WriteFunction(json, Biases, BuiltIns.Initializers, dense.BiasInitializer);
                json.WriteBoolean(HasBias, dense.HasBias);
                break;
            case ActivationLayer only:
                WriteFunction(json, Act, BuiltIns.Activations, only.Activation);
                break;
            default:
                throw new NotSupportedException($"{layer} is missing in the table of layers.");
        }
        json.WriteEndObject();
    }

    public static Layer Read(JsonFields fields, Func<string, IActivation?>? resolver) => fields.String(FunctionJson.Name) switch
    {
        nameof(Dense) => new Dense(fields.Int32(Size), Activation(fields.Object(Act), resolver))
        {
            WeightInitializer = Initializer(fields, Weights),
            BiasInitializer = Initializer(fields, Biases),
            HasBias = fields.Boolean(HasBias),
        },
        nameof(ActivationLayer) => new ActivationLayer(Activation(fields.Object(Act), resolver)),
        _ => FunctionJson.Read(fields, BuiltIns.Layers),
    };

    private static void WriteFunction<TFunction>(Utf8JsonWriter json, string name, IReadOnlyList<BuiltIn<TFunction>> table, TFunction? function) where TFunction : class
    {
        json.WritePropertyName(name);
        if (function is null)
            json.WriteNullValue();
        else if (!FunctionJson.TryWrite(json, table, function))
            FunctionJson.WriteCustom(json, CustomName.Of(function));
    }

    private static IActivation Activation(JsonFields fields, Func<string, IActivation?>? resolver)
    {
        if (!fields.Contains(FunctionJson.Custom))
            return FunctionJson.Read(fields, BuiltIns.Activations);
        string name = fields.String(FunctionJson.Custom);
        return resolver?.Invoke(name)
            ?? throw new ArgumentException($"{fields.Where} is \"{name}\", an activation that is not built in, and {(resolver is null ? "there is no resolver" : "the resolver gives null for it")}.", nameof(resolver));
    }

    // The weights come from the file, so a user's own initializer has nothing left to do.
    private static IInitializer? Initializer(JsonFields fields, string name)
    {
        if (fields.IsNull(name) || fields.Object(name).Contains(FunctionJson.Custom))
            return null;
        return FunctionJson.Read(fields.Object(name), BuiltIns.Initializers);
    }
}
