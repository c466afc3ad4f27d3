using System.Text.Json;

namespace NeuralNets.Persistence;

/// <summary>
/// A built-in function or layer as JSON: {"name": its name, and each setting by its name}. A function of the user's is
/// {"custom": its text}.
/// </summary>
internal static class FunctionJson
{
    public const string Name = "name";
    public const string Custom = "custom";

    public static bool TryWrite<TFunction>(Utf8JsonWriter json, IReadOnlyList<BuiltIn<TFunction>> table, TFunction function)
    {
        foreach (BuiltIn<TFunction> row in table)
        {
            if (row.Read(function) is not { } settings)
                continue;
            json.WriteStartObject();
            json.WriteString(Name, row.Name);
            for (int i = 0; i < settings.Length; i++)
                JsonFields.WriteDouble(json, row.Settings[i].Name, settings[i]);
            json.WriteEndObject();
            return true;
        }
        return false;
    }

    public static void WriteCustom(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString(Custom, text);
        json.WriteEndObject();
    }

    /// <summary>A setting that is missing has its default: it may be younger than the file.</summary>
    /// <exception cref="InvalidDataException">The table has no such name, or the settings are out of range.</exception>
    public static TFunction Read<TFunction>(JsonFields fields, IReadOnlyList<BuiltIn<TFunction>> table)
    {
        string name = fields.String(Name);
        BuiltIn<TFunction> row = table.FirstOrDefault(row => row.Name == name) ?? throw fields.Broken($"{name} is not known");
        double[] settings = [.. row.Settings.Select(setting => fields.Contains(setting.Name) ? fields.Double(setting.Name) : setting.Default)];
        try
        {
            return row.Create(settings);
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException(fields.Broken($"{name}: {e.Message}").Message, e);
        }
    }
}
