using NeuralNets.FunctionPage;

namespace NeuralNets.Tests.Documentation;

/// <summary>docs/functions.md and its plots are what the table of built-ins and the documentation in the code make of them.</summary>
public class FunctionPageTests
{
    private const string Regenerate = "write it anew: dotnet run --project tools/FunctionPage";

    private static readonly SortedDictionary<string, string> Files = Page.Files();

    [Fact]
    public void TheCheckedInFilesAreWhatTheGeneratorWrites()
    {
        foreach ((string name, string text) in Files)
        {
            string path = Repository.File("docs/" + name);
            Assert.True(File.Exists(path), $"docs/{name} is missing; {Regenerate}");
            Assert.True(text == File.ReadAllText(path).ReplaceLineEndings("\n"), $"docs/{name} is stale; {Regenerate}");
        }
    }

    [Fact]
    public void NoPlotIsLeftOfAFunctionThatIsGone()
    {
        string[] found = [.. Directory.GetFiles(Repository.File("docs/functions")).Select(path => "functions/" + Path.GetFileName(path))];
        Assert.True(found.ToHashSet().IsSubsetOf(Files.Keys), $"docs/functions holds {string.Join(", ", found.Except(Files.Keys))}; {Regenerate}");
    }

    [Fact]
    public void EveryPlotShowsBothCurves() =>
        Assert.All(Files.Where(file => file.Key.EndsWith(".svg", StringComparison.Ordinal)), file =>
            Assert.False(file.Value.Contains("d=\"\"", StringComparison.Ordinal), $"{file.Key} lacks a curve: its scene in tools/FunctionPage/CostScene.cs does not fit"));

    [Fact]
    public void WhatIsNoNumberInterruptsACurveAndWhatIsStraightNeedsTwoPoints()
    {
        Assert.Equal("M0 0L3 3M5 1L6 1.5", Curve.Path([(0, 0), (1, 1), (2, 2), (3, 3), (4, double.NaN), (5, 1), (6, 1.5)]));
        Assert.Equal("M0 0L1 1L2 0", Curve.Path([(0, 0), (1, 1), (2, 0)]));
    }
}
