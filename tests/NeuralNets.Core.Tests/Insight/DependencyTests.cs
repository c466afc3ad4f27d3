using System.Text.RegularExpressions;

namespace NeuralNets.Tests.Insight;

/// <summary>Insight may use every other room, and no other room knows of it: so nothing in it can slow training down.</summary>
public partial class DependencyTests
{
    [Fact]
    public void NoOtherRoomNamesInsight()
    {
        string source = Path.GetDirectoryName(Repository.File("src/NeuralNets.Core/NeuralNets.Core.csproj"))!;
        string[] others = [.. Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(source, file).Replace('\\', '/'))
            .Where(file => file.Split('/')[0] is not ("Insight" or "bin" or "obj"))];
        Assert.True(others.Length > 100, $"{others.Length} files in {source}");
        Assert.DoesNotContain(others, file => Names().IsMatch(File.ReadAllText(Path.Combine(source, file))));
    }

    // As a namespace: using NeuralNets.Insight, or Insight.Hessian from within NeuralNets.
    [GeneratedRegex(@"NeuralNets\.Insight\b|\bInsight\.[A-Z]")]
    private static partial Regex Names();
}
