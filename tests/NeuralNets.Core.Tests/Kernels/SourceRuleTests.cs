using System.Text.RegularExpressions;

namespace NeuralNets.Tests.Kernels;

/// <summary>Rules of the sources that no analyzer checks for Kernels/, where the banned-symbol analyzer is off.</summary>
public partial class SourceRuleTests
{
    private static readonly string Folder = Repository.File("src/NeuralNets.Core");

    public static TheoryData<string> Sources() =>
        [.. Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Folder, file))];

    [Theory, MemberData(nameof(Sources))]
    public void NoPlatformMathematics(string file) => Assert.DoesNotMatch(PlatformMathematics(), Read(file));

    [Theory, MemberData(nameof(Sources))]
    public void NoEstimatesAndNoNativeMinimum(string file) => Assert.DoesNotMatch(Estimates(), Read(file));

    [Theory, MemberData(nameof(Sources))]
    public void UnsafeCodeLivesInKernels(string file)
    {
        if (!file.StartsWith("Kernels", StringComparison.Ordinal))
            Assert.DoesNotMatch(UnsafeCode(), Read(file));
    }

    // Without comments: they may well say what is avoided.
    private static string Read(string file) => Comments().Replace(File.ReadAllText(Path.Combine(Folder, file)), "");

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\b(Math|MathF|T|float|double|TensorPrimitives|Vector\d*)\.(Exp\w*|Log\w*|Pow\w*|Sin\w*|Cos\w*|Tan\w*|A(sin|cos|tan)\w*|Cbrt|Sigmoid|SoftMax|Hypot)\(|\bMathF\.|\bnew Random\(")]
    private static partial Regex PlatformMathematics();

    [GeneratedRegex(@"\w+Estimate\(|\.(Max|Min)(Native|Number)\(")]
    private static partial Regex Estimates();

    [GeneratedRegex(@"\bunsafe\b|\bstackalloc\b.*\*|\bfixed\s*\(")]
    private static partial Regex UnsafeCode();
}
