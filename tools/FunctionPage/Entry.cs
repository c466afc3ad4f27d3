using System.Globalization;
using System.Reflection;
using System.Text;

namespace NeuralNets.FunctionPage;

/// <summary>What the page says of one function: its signature by reflection, the rest from the XML documentation.</summary>
internal sealed class Entry
{
    private readonly string _name;
    private readonly string _signature;
    private readonly XmlDocs.Member _docs;

    /// <summary>A function that a public class offers by name.</summary>
    public Entry(Type names, string name)
    {
        ParameterInfo[]? parameters = Methods(names).FirstOrDefault(method => method.Name == name)?.GetParameters();
        _name = name;
        _signature = $"{names.Name}.{name}{Signature(parameters)}";
        _docs = XmlDocs.Find($"{(parameters is null ? 'P' : 'M')}:{names.FullName}.{name}");
    }

    /// <summary>A layer.</summary>
    public Entry(Type layer)
    {
        _name = layer.Name;
        _signature = $"new {layer.Name}{Signature(layer.GetConstructors().Single().GetParameters())}";
        _docs = XmlDocs.Find($"T:{layer.FullName}");
    }

    public static IEnumerable<string> Names(Type names) =>
        names.GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => property.Name).Concat(Methods(names).Select(method => method.Name)).Distinct();

    public string ToMarkdown(string? illustration)
    {
        var text = new StringBuilder($"\n### {_name}\n\n`{_signature}`\n\n");
        if (illustration is not null)
            text.Append($"{illustration}\n\n");
        text.Append($"{_docs.Summary}\n");
        if (_docs.Parameters.Count > 0)
            text.Append('\n');
        foreach ((string name, string meaning) in _docs.Parameters)
            text.Append($"- `{name}`: {meaning}\n");
        if (_docs.Remarks.Length > 0)
            text.Append($"\n{_docs.Remarks}\n");
        return text.ToString();
    }

    private static IEnumerable<MethodInfo> Methods(Type names) =>
        names.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => !method.IsSpecialName);

    private static string Signature(ParameterInfo[]? parameters) =>
        parameters is null ? "" : $"({string.Join(", ", parameters.Select(p => p.HasDefaultValue ? $"{p.Name} = {Text(p.DefaultValue)}" : p.Name))})";

    private static string Text(object? value) => value switch
    {
        null => "null",
        bool on => on ? "true" : "false",
        double number => number.ToString(number is not 0 and > -0.001 and < 0.001 ? "0.##e0" : "0.####", CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
