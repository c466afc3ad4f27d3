using System.Text.RegularExpressions;

namespace NeuralNets.Tests.Documentation;

/// <summary>CONTRIBUTING.md shows how a function is added on files that are there.</summary>
public partial class ContributingTests
{
    private static readonly string Text = Dedent().Replace(File.ReadAllText(Repository.File("CONTRIBUTING.md")).ReplaceLineEndings("\n"), "");

    [Fact]
    public void The_example_is_the_activation_as_it_stands_in_its_file() =>
        Assert.Contains(Source("Activations/Softsign.cs"), Text, StringComparison.Ordinal);

    [Fact]
    public void The_rows_of_the_example_stand_in_the_table()
    {
        string table = Unindented(Source("Persistence/BuiltIns.Activations.cs"));
        string[] rows = [.. Unindented(Text).Split('\n').SkipWhile(line => !line.StartsWith("new(nameof(Activation.Softsign)", StringComparison.Ordinal)).TakeWhile(line => line != "```")];
        Assert.Equal(3, rows.Length);
        Assert.All(rows, row => Assert.Contains(row + "\n", table, StringComparison.Ordinal));
    }

    [Fact]
    public void The_files_that_it_names_exist()
    {
        string[] files =
        [
            .. Directory.EnumerateFiles(Repository.Root).Select(path => Path.GetFileName(path)),
            .. new[] { "src", "tests/NeuralNets.Core.Tests", "tools", "docs" }
                .SelectMany(folder => Directory.EnumerateFiles(Repository.File(folder), "*", SearchOption.AllDirectories)).Select(path => Path.GetFileName(path)),
        ];
        string[] named = [.. FileName().Matches(Text).Select(match => Path.GetFileName(match.Groups[1].Value)).Distinct()];
        Assert.True(named.Length > 10, $"{named.Length} names");
        Assert.All(named, name => Assert.Contains(name, files));
    }

    private static string Source(string path) => File.ReadAllText(Repository.File("src/NeuralNets.Core/" + path)).ReplaceLineEndings("\n");

    private static string Unindented(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim()));

    // Code of a list item is indented by three spaces.
    [GeneratedRegex("^   ", RegexOptions.Multiline)]
    private static partial Regex Dedent();

    [GeneratedRegex(@"`([\w./]+\.(?:cs|md|txt))`")]
    private static partial Regex FileName();
}
