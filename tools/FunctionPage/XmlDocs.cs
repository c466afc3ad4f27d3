using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NeuralNets.FunctionPage;

/// <summary>The XML documentation that the compiler wrote beside the library, as Markdown.</summary>
internal static partial class XmlDocs
{
    public sealed record Member(string Summary, IReadOnlyList<(string Name, string Meaning)> Parameters, string Remarks);

    private static readonly IReadOnlyList<XElement> s_members =
        [.. XDocument.Load(Path.Combine(AppContext.BaseDirectory, "NeuralNets.Core.xml")).Descendants("member")];

    /// <summary>By documentation id without a parameter list; of overloads the first.</summary>
    public static Member Find(string id)
    {
        XElement member = s_members.FirstOrDefault(element => element.Attribute("name")!.Value.Split('(')[0] == id)
            ?? throw new InvalidDataException($"NeuralNets.Core.xml says nothing about {id}.");
        return new Member(
            Markdown(member.Element("summary")),
            [.. member.Elements("param").Select(parameter => (parameter.Attribute("name")!.Value, Markdown(parameter)))],
            Markdown(member.Element("remarks")));
    }

    private static string Markdown(XElement? element) =>
        element is null ? "" : Spaces().Replace(string.Concat(element.Nodes().Select(Markdown)), " ").Trim();

    private static string Markdown(XNode node) => node switch
    {
        XText text => Special().Replace(text.Value, @"\$0"),
        XElement { Name.LocalName: "see" } see => $"`{see.Attribute("cref")!.Value.Split('(')[0].Split('.')[^1]}`",
        XElement { Name.LocalName: "paramref" } reference => $"`{reference.Attribute("name")!.Value}`",
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement other => Markdown(other),
        _ => "",
    };

    [GeneratedRegex(@"[*_<`\\]")]
    private static partial Regex Special();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
