using System.Diagnostics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using System.Text.RegularExpressions;

namespace NeuralNets.Tests.Kernels;

/// <summary>
/// What the JIT makes of the micro-kernel. A lane's operation that it did not inline is a call for each multiply-add: the bits
/// are right, and products take eight times as long.
/// </summary>
public sealed partial class TileCodeTests
{
    [Fact]
    public void Tiles_of_every_width_and_type_call_nothing_but_their_edges()
    {
        string listing = Path.GetTempFileName();
        try
        {
            RunProducts(listing);
            string[] tiles = [.. File.ReadAllText(listing).Split("; Assembly listing for method ").Where(method => method.StartsWith("NeuralNets.Kernels.Tile`4", StringComparison.Ordinal))];
            foreach (string lane in VectorWidths.All.Select(bits => bits == 0 ? "Lane1`1" : $"Lane{bits}`1"))
            {
                Assert.Contains(tiles, tile => tile.Contains($"{lane}[float]", StringComparison.Ordinal));
                Assert.Contains(tiles, tile => tile.Contains($"{lane}[double]", StringComparison.Ordinal));
            }
            Assert.Empty(tiles.SelectMany(tile => Call().Matches(tile).Where(call => !MayCall(call.Value)).Select(call => $"{tile.Split('\n')[0]}: {call.Value}")));
        }
        finally
        {
            File.Delete(listing);
        }
    }

    // Without the instruction, a multiply-add is a function of the library, or of the runtime.
    private static bool MayCall(string call) =>
        call.Contains("TileEdge:", StringComparison.Ordinal)
        || (!Fma.IsSupported && !AdvSimd.IsSupported && (call.Contains("EmulatedFma:", StringComparison.Ordinal) || call.Contains(":FusedMultiplyAdd", StringComparison.Ordinal)));

    // This program again: only a process that starts with these settings writes its code down.
    private static void RunProducts(string listing)
    {
        const string products = "NeuralNets.Tests.Kernels.ProductTests.Products_of_";
        string[] arguments = ["exec", typeof(TileCodeTests).Assembly.Location, "-method", products + "floats_equal_the_reference", "-method", products + "doubles_equal_the_reference"];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        start.Environment["DOTNET_JitStdOutFile"] = listing;
        start.Environment["DOTNET_JitDisasm"] = "NeuralNets.Kernels.Tile*:Run";
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
    }

    [GeneratedRegex(@"\s(call|bl|blr)\s+.*")]
    private static partial Regex Call();
}
