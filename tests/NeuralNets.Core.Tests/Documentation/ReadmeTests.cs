using System.Text.RegularExpressions;
using NeuralNets.Tests.Data;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Documentation;

[Collection(nameof(Alone))]   // the program saves files in the current folder, of which a process has one
public partial class ReadmeTests
{
    // What a new console project has, and what the README says is needed.
    private static readonly string[] s_namespaces = ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Numerics", "System.Threading", "NeuralNets"];

    [Fact]
    public void The_code_of_the_readme_compiles_and_runs()
    {
        string prelude = $"""
            float[] images = new float[2 * 784], labels = new float[2 * 10];
            images[5] = labels[3] = labels[10] = 1;
            string folder = @"{Repository.File("samples/data/mnist")}";
            CancellationToken cancellationToken = default;
            """;
        string source = ReadmeProgram.Source(File.ReadAllText(Repository.File("README.md")), prelude);
        Assert.Contains("network.GradientStep", source, StringComparison.Ordinal);
        Assert.Contains("record struct Cube", source, StringComparison.Ordinal);

        using var output = new TemporaryFolder();
        string before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = output.Path;
        try
        {
            ReadmeProgram.Run(source, s_namespaces);
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    [Fact]
    public void Code_that_does_not_compile_is_shown_with_the_reason()
    {
        string source = ReadmeProgram.Source("""
            ```csharp
            int x = "not a number";
            ```
            """, "");
        string message = Assert.ThrowsAny<Exception>(() => ReadmeProgram.Run(source, s_namespaces)).Message;
        Assert.Contains("CS0029", message, StringComparison.Ordinal);
        Assert.Contains("not a number", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_files_that_the_readme_links_to_exist()
    {
        string[] paths = [.. Link().Matches(File.ReadAllText(Repository.File("README.md"))).Select(match => match.Groups[1].Value)];
        Assert.Contains("docs/functions.md", paths);
        Assert.All([.. paths, "samples/data/mnist/README.md", "samples/Mnist/Mnist.csproj"], path => Assert.True(File.Exists(Repository.File(path)), path));
    }

    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)\)")]
    private static partial Regex Link();
}
