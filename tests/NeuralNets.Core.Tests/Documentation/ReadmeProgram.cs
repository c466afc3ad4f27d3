using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralNets.Tests.Documentation;

/// <summary>The csharp blocks of a Markdown page as one program from top to bottom; types go to the end, where C# wants them.</summary>
internal static partial class ReadmeProgram
{
    public static string Source(string markdown, string prelude)
    {
        string blocks = prelude + "\n" + string.Join('\n', Block().Matches(markdown).Select(match => match.Groups[1].Value));
        SyntaxList<MemberDeclarationSyntax> members = CSharpSyntaxTree.ParseText(blocks).GetCompilationUnitRoot().Members;
        return string.Concat(members.OrderBy(member => member is not GlobalStatementSyntax).Select(member => member.ToFullString()));
    }

    public static void Run(string source, IEnumerable<string> namespaces)
    {
        string usings = string.Concat(namespaces.Select(name => $"using {name};\n"));
        using var image = new MemoryStream();
        var result = Compilation(usings + source).Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics) + "\n" + source);
        MethodInfo main = Assembly.Load(image.ToArray()).EntryPoint!;
        main.Invoke(null, [Array.Empty<string>()]);
    }

    private static CSharpCompilation Compilation(string source)
    {
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return CSharpCompilation.Create(
            "Readme",
            [CSharpSyntaxTree.ParseText(source)],
            platform.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Release));
    }

    [GeneratedRegex(@"^```csharp\r?\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
