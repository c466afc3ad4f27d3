using System.Diagnostics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using System.Text.RegularExpressions;

namespace NeuralNets.Tests.Kernels;

/// <summary>
/// What the JIT makes of the kernels. A lane's operation that it did not inline is a call, and a comparison that became a vector
/// can keep iterations from overlapping: the bits are right, and the kernel takes three to ten times as long.
/// </summary>
public sealed partial class KernelCodeTests
{
    private static readonly string[] s_kernels = ["Tile*:Run", "Sweep*:Run", "Update+Kernel*:Run", "RowLoop+*:Run", "RowMap:Run", "RowReduction:Sum"];
    private static readonly Lazy<Method[]> s_methods = new(Compile);

    private static bool HasMultiplyAdd => Fma.IsSupported || AdvSimd.IsSupported;

    [Fact]
    public void Tiles_of_every_width_and_type_call_nothing_but_their_edges()
    {
        Method[] tiles = [.. s_methods.Value.Where(method => method.Name.StartsWith("NeuralNets.Kernels.Tile`4", StringComparison.Ordinal))];
        AssertEveryWidthAndType(tiles);
        // Without the instruction, a multiply-add is a function of the library, or of the runtime.
        AssertCalls(tiles, call => call.Contains("TileEdge:", StringComparison.Ordinal)
            || (!HasMultiplyAdd && (call.Contains("EmulatedFma:", StringComparison.Ordinal) || call.Contains(":FusedMultiplyAdd", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("Sweep`2")]
    [InlineData("RowLoop+Kernel`2")]
    [InlineData("RowMap:Run")]
    [InlineData("RowReduction:Sum")]
    [InlineData("Update+Kernel`3")]
    public void Bodies_of_every_width_and_type_call_no_operation_of_a_lane(string kernel)
    {
        // The emulated multiply-add of floats is long; with it, some bodies use up what the JIT inlines in one method.
        Method[] methods = [.. s_methods.Value.Where(method => method.Name.StartsWith($"NeuralNets.Kernels.{kernel}", StringComparison.Ordinal)
            && (HasMultiplyAdd || !method.Name.Contains("Lane128`1[float]", StringComparison.Ordinal)))];
        if (HasMultiplyAdd)
            AssertEveryWidthAndType(methods);
        AssertCalls(methods, call => !LaneOperation().IsMatch(call));
        Assert.Empty(methods.Where(method => method.Code.Contains("vpmovm2", StringComparison.Ordinal)).Select(method => method.Name));
    }

    private static void AssertEveryWidthAndType(Method[] methods)
    {
        foreach (string lane in VectorWidths.All.Select(bits => bits == 0 ? "Lane1`1" : $"Lane{bits}`1"))
        {
            Assert.Contains(methods, method => method.Name.Contains($"{lane}[float]", StringComparison.Ordinal));
            Assert.Contains(methods, method => method.Name.Contains($"{lane}[double]", StringComparison.Ordinal));
        }
    }

    private static void AssertCalls(Method[] methods, Func<string, bool> may) =>
        Assert.Equal("", string.Join('\n', methods.SelectMany(method => Call().Matches(method.Code).Where(call => !may(call.Value)).Select(call => $"{method.Name}: {call.Value}"))));

    // This program again: only a process that starts with these settings writes its code down.
    private static Method[] Compile()
    {
        string listing = Path.GetTempFileName();
        try
        {
            string[] tests =
            [
                "Kernels.ProductTests.Products_of_floats_equal_the_reference", "Kernels.ProductTests.Products_of_doubles_equal_the_reference",
                "Activations.ActivationWidthTests.Every_vector_width_gives_the_same_bits", "Costs.CostWidthTests.Every_vector_width_gives_the_same_bits",
                "Optimizers.OptimizerBitTests.Steps_equal_the_reference_loop",
            ];
            string[] arguments = ["exec", typeof(KernelCodeTests).Assembly.Location, "-parallel", "none", .. tests.SelectMany(test => new[] { "-method", "NeuralNets.Tests." + test })];
            var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
            start.Environment["DOTNET_JitStdOutFile"] = listing;
            // Methods that are compiled once, when they are first called: two threads at once would write into each other's lines.
            start.Environment["DOTNET_JitDisasm"] = string.Join(' ', s_kernels.Select(kernel => $"NeuralNets.Kernels.{kernel}"));
            using Process process = Process.Start(start)!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, output);
            return [.. File.ReadAllText(listing).Split("; Assembly listing for method ").Select(code => new Method(code.Split('\n')[0], code))];
        }
        finally
        {
            File.Delete(listing);
        }
    }

    private sealed record Method(string Name, string Code);

    [GeneratedRegex(@"\s(call|bl|blr)\s+.*")]
    private static partial Regex Call();

    [GeneratedRegex(@"^\s(call|bl|blr)\s+\[NeuralNets\.Kernels\.(I?Lane\d*`|LaneMath:(?!Pow))")]
    private static partial Regex LaneOperation();
}
